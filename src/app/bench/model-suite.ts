/**
 * Recognition without the audio path: cold in fresh threads; warm in alternation with the bare runtime and transformers.js, so that a busy
 * moment of the device affects all alike; and sustained, to detect thermal throttling.
 */

import { transfer } from 'comlink';
import { driftOf, isSettled } from '../../../benches/statistics/statistics.ts';
import { shuffled } from '../../core/random.ts';
import { buffersOf } from '../../models/model-buffers.ts';
import type { Flag } from '../../protocol/bench.ts';
import { TrialEngine } from '../calibration/trial-engine.ts';
import { backendName } from './backend-name.ts';
import { openReference } from './reference.ts';
import { areRight } from './right-words.ts';
import { type BenchSession, engineNow, passOf, stageSince } from './session.ts';

/** The ratio of the last third of a sustained stretch to its first third above which it counts as throttled. */
const slowedDown = 1.15;
const fewestForDrift = 9;
/** Minimum number of rounds even on a slow device: a median of fewer is meaningless. */
const fewestRounds = 3;

export async function measureModel(session: BenchSession): Promise<void> {
  if (session.readyMs !== null) session.put({ id: 'model.ready', samples: [session.readyMs] });
  await measureCold(session);
  await openReference(session);
  session.step(0.35);
  await measureInTurns(session);
  session.step(0.8);
  await measureSustained(session);
  await measureBackends(session);
}

async function measureCold(session: BenchSession): Promise<void> {
  const { plan, loadable, info, clips, length } = session;
  const loads: number[] = [];
  const firsts: number[] = [];
  for (let start = 0; start < length.coldStarts; start++) {
    const { createWorker: create, runtime } = plan.threads;
    const contender = new TrialEngine({
      create,
      runtime,
      loadable,
      backend: info.on,
      samples: clips.spoken[5].samples,
    });
    await contender.run();
    contender.end();
    if (contender.error) throw contender.error;
    if (contender.loadMs !== null) loads.push(contender.loadMs);
    firsts.push(...contender.passes);
    session.step(0.2 * ((start + 1) / length.coldStarts));
  }
  session.put({ id: 'model.load', samples: loads });
  session.put({ id: 'model.first-run', samples: firsts });
}

interface Runner {
  /** Runs once and records the durations. */
  run(): Promise<void>;
}

async function measureInTurns(session: BenchSession): Promise<void> {
  const { clips, length, reference, random } = session;
  const samples = new Map<string, number[]>();
  const garbled = new Set<string>();
  const note = (id: string, ms: number) => samples.set(id, [...(samples.get(id) ?? []), ms]);
  const began = engineNow();

  const ours = length.passes.map((seconds): Runner => {
    const clip = clips.spoken[seconds];
    return {
      async run() {
        const { text, ms } = await passOf(session, clip.samples);
        note(`model.pass-${seconds}s`, ms);
        if (!areRight(session.loadable.languages, clip, text)) garbled.add(`model.pass-${seconds}s`);
      },
    };
  });
  const theirs = length.passes.map(
    (seconds): Runner => ({
      run: async () => {
        if (reference) note(`reference.pass-${seconds}s`, (await reference.pass(clips.spoken[seconds].samples)).ms);
      },
    }),
  );
  const bare = await openBare(session, note);

  const { least, most, seconds } = length.rounds;
  const [watched, beside] = ['model.pass-5s', 'reference.pass-5s'];
  const isDone = (round: number) => {
    const isSettledHere = (id: string) => isSettled(samples.get(id) ?? [], { least, within: length.within });
    const areSettled = isSettledHere(watched) && (!reference || isSettledHere(beside));
    const isLate = engineNow() - began > seconds * 1000;
    return round >= most || (round >= least && areSettled) || (round >= fewestRounds && isLate);
  };
  for (let round = 0; !isDone(round); round++) {
    for (const { run } of shuffled([...ours, ...theirs, ...bare], random)) await run();
    session.step(0.35 + 0.4 * Math.min(1, (round + 1) / most));
  }
  await session.bench.call((api) => api.closeBare());
  await putStages(session, began);
  for (const [id, values] of samples) {
    const flags: Flag[] = garbled.has(id) ? ['wrong-words'] : [];
    const isUnsettled = id === watched && !isSettled(values, { least, within: 2 * length.within });
    session.put({ id, samples: values, flags: isUnsettled ? [...flags, 'unsettled'] : flags });
  }
}

async function openBare(session: BenchSession, note: (id: string, value: number) => void): Promise<Runner[]> {
  const { bench, loadable, info, clips } = session;
  const model = await loadable.read(info.on);
  const isOpen = await bench.call((api) => api.openBare(transfer(model, buffersOf(model))));
  if (!isOpen) return [];
  return [
    {
      async run() {
        const copy = clips.spoken[5].samples.slice();
        const { ms, encodeMs, tokens } = await bench.call((api) => api.runBare(transfer(copy, [copy.buffer])));
        note('bare.pass-5s', ms);
        note('bare.encode', encodeMs);
        if (ms > encodeMs) note('bare.decode', (1000 * tokens) / (ms - encodeMs));
      },
    },
  ];
}

/**
 * Puts the durations of the stages. Encoder runs of all clip lengths are recorded together; their middle third belongs to clips of five
 * seconds, which are reported.
 */
async function putStages(session: BenchSession, since: number): Promise<void> {
  const steps = await stageSince(session, 'decode-step', since);
  const encodes = await stageSince(session, 'encode', since);
  const byLength = encodes.toSorted((one, other) => one - other);
  const third = session.length.passes.length > 1 ? Math.floor(byLength.length / 3) : 0;
  session.put({ id: 'model.encode', samples: byLength.slice(third, byLength.length - third) });
  session.put({ id: 'model.decode', samples: steps.filter((ms) => ms > 0).map((ms) => 1000 / ms) });
}

async function measureSustained(session: BenchSession): Promise<void> {
  const { clips, length } = session;
  const samples: number[] = [];
  const until = performance.now() + length.sustainedSeconds * 1000;
  while (performance.now() < until) {
    samples.push((await passOf(session, clips.spoken[5].samples)).ms);
    session.step(0.8);
  }
  const isSlower = samples.length >= fewestForDrift && driftOf(samples) > slowedDown;
  session.put({ id: 'model.sustained', samples, flags: isSlower ? ['throttled'] : [] });
}

/** Measures every backend by the same trials as the page of models; their verdict is kept. */
async function measureBackends(session: BenchSession): Promise<void> {
  const { plan, length, loadable, signal } = session;
  if (!length.withBackends) return;
  const control = await plan.control();
  const { trials } = await control.test(loadable.model, () => {}, signal);
  for (const { backend, medianMs, isRight } of trials) {
    if (medianMs === null) continue;
    const flags: Flag[] = isRight ? [] : ['wrong-words'];
    session.put({ id: 'model.backend', variant: backendName(backend), samples: [medianMs], flags });
  }
}
