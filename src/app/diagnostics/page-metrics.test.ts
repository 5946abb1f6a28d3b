import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createEmitter } from '../../core/emitter.ts';
import { AppError } from '../../core/errors.ts';
import type { FileStrategy, StrategyChange } from '../../core/strategies/strategy.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { RecordingEvent } from '../dictation/dictation.ts';
import type { DictationState } from '../dictation/dictation-step.ts';
import type { EngineReplacement } from '../engine/engine-slot.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import { createPageMetrics } from './page-metrics.ts';

const heard = (droppedBlocks: number): Hearing => ({
  levelDb: -30,
  isSpeech: true,
  end: 16_000,
  firstSpeech: 0,
  lastSpeech: 16_000,
  isDigitalSilence: false,
  zerosFor: 0,
  quietFor: 0,
  snrDb: null,
  speechDb: null,
  overdriven: 0,
  droppedBlocks,
  lastLoss: null,
  lostMs: 0,
});

function world() {
  const isSparing = signal(false);
  const hasSmallerModel = signal(false);
  const strategyChanges = signal<StrategyChange[]>([]);
  const events = createEmitter<RecordingEvent>();
  const fileRuns = createEmitter<FileStrategy>();
  const engineReplaced = createEmitter<EngineReplacement>();
  // Without an engine that is ready, no thread is asked.
  const threads = { engineReplaced, state: signal({ at: 'loading' }) } as unknown as SpeechThreads;
  const metrics = createPageMetrics({
    threads,
    dictation: { events },
    settings: signal({ strategy: 'classic' }),
    activity: { strategyChanges, isSparing, hasSmallerModel },
    fileRuns,
    afterNextFrame: (then) => then(),
  });
  const enter = (state: DictationState, at: number) => events.emit({ kind: 'state', state, at });
  const read = async () => (await metrics.read())[0]!;
  return { events, fileRuns, engineReplaced, enter, read, isSparing, hasSmallerModel, strategyChanges };
}

test('a recording is measured from stop to its last text, once', async () => {
  const { events, enter, read } = world();
  enter({ at: 'arming' }, 0);
  events.emit({ kind: 'heard', heard: heard(2) });
  events.emit({ kind: 'heard', heard: heard(3) });
  enter({ at: 'finishing' }, 1000);
  events.emit({
    kind: 'speech',
    speech: { kind: 'final', start: 0, end: 16_000, text: 'Hi.', language: null, computeMs: 1, doubt: null, lost: 0 },
    at: 1100,
  });
  enter({ at: 'idle' }, 1200);
  const { histograms, tallies } = await read();
  expect(histograms['stop-to-final']?.counts.reduce((sum, each) => sum + each, 0)).toBe(1);
  expect([Boolean(histograms.finalisation), Boolean(histograms.paint)]).toEqual([true, true]);
  expect(tallies).toMatchObject({ 'dropped-blocks': 3, 'classic-runs': 1 });
});

test('a failure that is dismissed is no last text', async () => {
  const { events, enter, read } = world();
  enter({ at: 'arming' }, 0);
  events.emit({ kind: 'heard', heard: heard(0) });
  enter({ at: 'finishing' }, 1000);
  enter({ at: 'failed', error: new AppError('thread-died', 'gone') }, 1100);
  enter({ at: 'idle' }, 0);
  expect((await read()).histograms['stop-to-final']).toBeUndefined();
});

test('threads that were replaced are counted, whichever it was', async () => {
  const { events, engineReplaced, read } = world();
  events.emit({ kind: 'replaced' });
  const precision = { encoder: 'q8', decoder: 'q8' } as const;
  const backend = { encoder: 'wasm', decoder: 'wasm', precision, threads: 1 } as const;
  const error = new AppError('thread-died', 'crash');
  engineReplaced.emit({ model: 'tiny', from: backend, backend, isOther: false, error });
  expect((await read()).tallies['threads-replaced']).toBe(2);
});

test('how often the load was lowered is counted', async () => {
  const { isSparing, hasSmallerModel, read } = world();
  for (const isOn of [true, false, true]) isSparing.value = isOn;
  hasSmallerModel.value = true;
  expect((await read()).tallies).toMatchObject({ 'load-lowered': 2, 'models-lent': 1 });
});

test('changes of the strategy are counted by why, in one recording after another', async () => {
  const { strategyChanges, read } = world();
  const slow = { at: 2, to: 'ring', reason: 'slow' } as const;
  strategyChanges.value = [slow];
  strategyChanges.value = [slow, { at: 5, to: 'classic', reason: 'slow' }];
  strategyChanges.value = [];
  strategyChanges.value = [{ at: 3, to: 'progressive', reason: 'room' }];
  expect((await read()).tallies).toEqual({ 'strategy-changes-slow': 2, 'strategy-changes-room': 1 });
});

test('files are counted by how they were heard, and by why that was not as chosen', async () => {
  const { fileRuns, read } = world();
  fileRuns.emit({ strategy: 'classic', changes: [] });
  fileRuns.emit({ strategy: 'ring', changes: [{ at: 0, to: 'ring', reason: 'file' }] });
  expect((await read()).tallies).toEqual({ 'classic-runs': 1, 'ring-runs': 1, 'strategy-changes-file': 1 });
});
