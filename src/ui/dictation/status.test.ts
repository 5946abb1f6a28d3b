import { expect, it } from 'vitest';
import type { EngineState } from '../../app/engine/engine-slot.ts';
import { AppError } from '../../core/errors.ts';
import { noAbilities } from '../../protocol/speech.ts';
import { spokenState } from './spoken-state.ts';
import { stateLine } from './status.ts';

const on = { encoder: 'wasm', decoder: 'wasm', precision: { encoder: 'q8', decoder: 'q8' }, threads: 2 } as const;
const ready: EngineState = {
  at: 'ready',
  info: { model: 'moonshine-tiny', backend: 'wasm', on, threads: 2, abilities: noAbilities, compileMs: 1, warmUpMs: 1 },
};
const loading: EngineState = { at: 'loading', phase: 'compile', progress: null };
const recording = { at: 'recording', trouble: null } as const;

it('says that text follows while the model is being read', () => {
  expect(stateLine(recording, ready, false)).toBe('Listening');
  expect(stateLine(recording, ready, true)).toContain('Release');
  expect(stateLine(recording, loading, false)).toContain('when the model is ready');
});

it('speaks a trouble or a failure with its remedy', () => {
  expect(spokenState({ ...recording, trouble: 'mic-silent' }, ready, false)).toContain('Check that it is switched on');
  expect(spokenState({ at: 'failed', error: new AppError('mic-denied', '') }, ready, false)).toContain(
    'allow the microphone',
  );
  expect(spokenState({ at: 'idle' }, { at: 'failed', error: new AppError('thread-died', '') }, false)).toContain(
    'Try again',
  );
});

it('speaks of a countdown once, without its seconds', () => {
  expect(spokenState(recording, ready, true)).toMatch(/stops soon/);
  expect(spokenState({ ...recording, trouble: 'mic-muted' }, ready, true)).toContain('muted');
});
