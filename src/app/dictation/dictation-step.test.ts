import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { type DictationEvent, type DictationState, isActive, isBusy, stepDictation } from './dictation-step.ts';

const idle: DictationState = { at: 'idle' };
const run = (...events: DictationEvent[]) => events.reduce(stepDictation, idle);
const error = new AppError('mic-denied', 'no');

test('a dictation from press to saved', () => {
  expect(run({ kind: 'start' })).toEqual({ at: 'arming' });
  expect(run({ kind: 'start' }, { kind: 'heard' })).toEqual({ at: 'recording', trouble: null });
  const stopped = run({ kind: 'start' }, { kind: 'heard' }, { kind: 'stop' });
  expect(stopped).toEqual({ at: 'finishing' });
  expect(stepDictation(stopped, { kind: 'finished' })).toEqual(idle);
});

test('trouble comes and goes without ending the recording', () => {
  const recording = run({ kind: 'start' }, { kind: 'heard' }, { kind: 'trouble', trouble: 'mic-muted' });
  expect(recording).toEqual({ at: 'recording', trouble: 'mic-muted' });
  expect(stepDictation(recording, { kind: 'trouble', trouble: null })).toMatchObject({ trouble: null });
});

test('a failure is shown until it is dismissed or the next start', () => {
  const failed = run({ kind: 'start' }, { kind: 'failed', error });
  expect(failed).toEqual({ at: 'failed', error });
  expect(stepDictation(failed, { kind: 'dismiss' })).toEqual(idle);
  expect(stepDictation(failed, { kind: 'start' }).at).toBe('arming');
});

test('events that mean nothing in a state leave it', () => {
  const finishing = run({ kind: 'start' }, { kind: 'stop' });
  for (const event of [{ kind: 'start' }, { kind: 'heard' }, { kind: 'stop' }] as const) {
    expect(stepDictation(finishing, event)).toBe(finishing);
  }
  expect(stepDictation(idle, { kind: 'stop' })).toBe(idle);
  expect(stepDictation(idle, { kind: 'finished' })).toBe(idle);
});

test('finishing is busy, but the microphone is closed', () => {
  expect(isActive({ at: 'finishing' })).toBe(false);
  expect(isBusy({ at: 'finishing' })).toBe(true);
  expect(isBusy(idle)).toBe(false);
});
