/** Files that a server hears: several pieces at once, in any order, and the rest on this device where it fails. */

import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { CheckedText, SpeechRange } from '../../protocol/speech.ts';
import { createRemoteRecogniser, type NamedServer } from '../remote/remote-recogniser.ts';
import { noServer } from '../remote/remote-settings.ts';
import { FileRun } from './file-run.ts';
import { type FoundPiece, FoundSound } from './found-sound.ts';
import { recognise, sound, threads } from './testing/speaking-seconds.ts';
import { readerOf, transcribeSound } from './transcribe-sound.ts';

const seconds = 170;
const read = readerOf(sound(seconds));
const server: NamedServer = { base: 'https://speech.example/v1', host: 'speech.example', model: 'm' };
const here = await transcribeSound(threads(), read, { sensitivity: 'normal', isWhole: true });
const textsOf = ({ segments }: { segments: readonly { text: string }[] }) => segments.map(({ text }) => text);

/** Works that end in the order of the last number of `turns`, when as many have begun as can. */
function shuffled(atOnce: number) {
  let open = 0;
  let most = 0;
  const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  return {
    atOnce,
    most: () => most,
    stop: () => {},
    async recognise(samples: Float32Array<ArrayBuffer>, _voice: number, { start }: SpeechRange): Promise<CheckedText> {
      most = Math.max(most, ++open);
      await later(((start / 16_000) * 7) % 13);
      open--;
      return recognise(samples);
    },
  };
}

test.each([1, 2, 4, 8])(
  'whatever comes back first, %i at once, everything stands in the order of the sound',
  async (atOnce) => {
    const noted: FoundPiece[] = [];
    const recogniser = shuffled(atOnce);
    const heard = await transcribeSound(threads(), read, {
      sensitivity: 'normal',
      recogniser,
      onFound: (piece) => noted.push(piece),
    });
    expect(textsOf(heard)).toEqual(textsOf(here));
    expect(heard.withheld).toEqual(here.withheld);
    expect(heard.unheard.map(({ start, samples }) => [start, samples.length])).toEqual(
      here.unheard.map(({ start, samples }) => [start, samples.length]),
    );
    expect(noted.map(({ end }) => end)).toEqual(noted.map(({ end }) => end).toSorted((a, b) => a - b));
    expect(recogniser.most()).toBeLessThanOrEqual(atOnce);
    if (atOnce > 1) expect(recogniser.most()).toBeGreaterThan(1);
  },
);

test('the engine is not loaded for it', async () => {
  const nobody = { ...threads(), ready: () => Promise.reject(new AppError('model-missing', 'no model')) };
  const heard = await transcribeSound(nobody, read, { sensitivity: 'normal', recogniser: shuffled(4) });
  expect(textsOf(heard)).toEqual(textsOf(here));
});

/** A run of a file, as its thread keeps it; `fails` and `waitsFor` decide about the second at which a window begins. */
function world(noted: string[] = []) {
  const notes = noted;
  const asked: number[] = [];
  let fails = (_second: number) => false;
  let waitsFor = async (_second: number) => {};
  const remote = createRemoteRecogniser(
    {
      async transcribe(_, { samples }, onSent) {
        const second = samples[0]!;
        asked.push(second);
        onSent(samples.length);
        await waitsFor(second);
        if (fails(second)) throw new AppError('remote-unreachable', 'away', { details: [server.host] });
        return recognise(samples);
      },
      stop: () => {},
      settings: signal(noServer),
    },
    server,
    () => ({ spoken: ['en'], translate: false }),
  );
  const api = {
    open: async () => ({ duration: seconds, track: 1, tracks: [], voices: 1, id: 'kept', found: [...notes] }),
    piece: read,
    note: async (line: string) => notes.push(line),
    close: async () => {},
    discard: async () => {},
  };
  const keys: string[] = [];
  const run = new FileRun({
    source: 'kept',
    reader: { call: (use) => use(api as never as Parameters<typeof use>[0]) },
    threads: threads(),
    reading: (to) => {
      keys.push(JSON.stringify(to));
      return { keep: 'on', most: 2e9, key: to?.base ?? 'here', track: null };
    },
    track: null,
    options: () => ({ sensitivity: 'normal' }),
  });
  run.sendTo(remote);
  const sentBytes: number[] = [];
  const turn = {
    signal: new AbortController().signal,
    tell: () => {},
    tellSent: (bytes: number) => void sentBytes.push(bytes),
    tellTracks: () => {},
  };
  const go = () => run.transcribe(turn, async (heard) => heard);
  const failAt = (which: typeof fails) => {
    fails = which;
  };
  const waitAt = (which: typeof waitsFor) => {
    waitsFor = which;
  };
  return { run, go, asked, notes, keys, sentBytes, failAt, waitAt };
}

test('a file that was sent says to whom, and how much', async () => {
  const { go, asked, sentBytes, keys } = world();
  const heard = await go();
  expect(textsOf(heard)).toEqual(textsOf(here));
  expect(asked).toHaveLength(9);
  expect(heard.sent).toEqual({ server, bytes: sentBytes.at(-1) });
  expect([...new Set(keys)]).toEqual([JSON.stringify(server)]);
});

test('of a server that fails in the middle what came back stays, and the rest is done here', async () => {
  const { run, go, asked, notes, failAt } = world();
  failAt((second) => second >= 84);
  await expect(go()).rejects.toMatchObject({ code: 'remote-unreachable' });
  const before = asked.length;
  run.stayHere();
  const heard = await go();
  expect(textsOf(heard)).toEqual(textsOf(here));
  expect(asked).toHaveLength(before);
  expect(heard.sent).toMatchObject({ server });
  expect(notes.some((line) => line.includes('staysHere'))).toBe(true);
});

test('after a failure only what is missing is asked about again', async () => {
  const { go, asked, failAt } = world();
  failAt((second) => second === 84);
  await expect(go()).rejects.toMatchObject({ code: 'remote-unreachable' });
  failAt(() => false);
  expect(textsOf(await go())).toEqual(textsOf(here));
  const twice = asked.filter((second, at) => asked.indexOf(second) !== at);
  expect(twice.every((second) => second >= 84)).toBe(true);
});

test('another window goes on with what was noted, counts on, and keeps the decision to send no more', async () => {
  const first = world();
  first.failAt((second) => second >= 105);
  await expect(first.go()).rejects.toThrow();
  expect(first.notes.filter((line) => line.includes('states')).length).toBeGreaterThan(1);
  const second = world([...first.notes]);
  expect(textsOf(await second.go())).toEqual(textsOf(here));
  expect(Math.min(...second.asked)).toBe(105);
  expect(second.sentBytes[0]).toBe(JSON.parse(first.notes.at(-1)!).sent);
  const third = world([...first.notes, '{"staysHere":true}']);
  expect(textsOf(await third.go())).toEqual(textsOf(here));
  expect(third.asked).toEqual([]);
});

test('what came back of pieces that are not done is not sent again by another window', async () => {
  const first = world();
  first.waitAt((second) => (second === 21 ? new Promise(() => {}) : Promise.resolve()));
  void first.go();
  // As many as go out at once, but for the one that hangs, are answered, and all behind them.
  await expect.poll(() => first.notes.filter((line) => line.includes('answer')).length).toBeGreaterThan(3);
  const [sent, answered] = [first.sentBytes.at(-1)!, first.asked.filter((second) => second !== 21)];
  const second = world([...first.notes]);
  const heard = await second.go();
  expect(textsOf(heard)).toEqual(textsOf(here));
  expect(second.asked).toContain(21);
  expect(second.asked.filter((each) => answered.includes(each))).toEqual([]);
  const missing = second.asked.reduce((sum, start) => sum + Math.min(17, seconds - start) * 16_000, 0);
  expect(heard.sent?.bytes).toBe(sent + missing);
});

test('what was noted with the sound that a server has heard is restored as any other', async () => {
  const { go, notes } = world();
  await go();
  const pieces = notes.filter((line) => line.includes('states'));
  const found = await FoundSound.restored(
    pieces.map((line) => JSON.parse(line) as FoundPiece),
    read,
  );
  expect(found.isWhole).toBe(true);
});
