import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { DictationState } from './dictation-step.ts';
import { forgetTrouble } from './forget-trouble.ts';

/** A dictation that fails when it is told to, and what the browser says of its microphones. */
function world() {
  const state = signal<DictationState>({ at: 'idle' });
  const listening = { allowed: new Set<() => void>(), found: new Set<() => void>() };
  const on = (of: Set<() => void>) => (listener: () => void) => {
    of.add(listener);
    return () => void of.delete(listener);
  };
  const dismiss = () => {
    state.value = { at: 'idle' };
  };
  forgetTrouble({ state, dismiss }, { onAllowed: on(listening.allowed), onFound: on(listening.found) });
  const fail = (code: ErrorCode) => {
    state.value = { at: 'failed', error: new AppError(code, '') };
  };
  const tell = (what: keyof typeof listening) => {
    for (const listener of [...listening[what]]) listener();
  };
  return { state, listening, fail, tell };
}

test.each([
  ['mic-denied', 'allowed'],
  ['mic-revoked', 'allowed'],
  ['mic-missing', 'found'],
  ['mic-lost', 'found'],
] as const)('%s goes when the microphone is %s, and nobody listens any more', (code, what) => {
  const { state, listening, fail, tell } = world();
  fail(code);
  tell(what === 'allowed' ? 'found' : 'allowed');
  expect(state.value.at).toBe('failed');
  tell(what);
  expect(state.value.at).toBe('idle');
  expect([listening.allowed.size, listening.found.size]).toEqual([0, 0]);
});

test('other failures stay, and so does a recording that has begun in the meantime', () => {
  const { state, fail, tell } = world();
  fail('mic-busy');
  tell('allowed');
  tell('found');
  expect(state.value.at).toBe('failed');
  fail('mic-denied');
  state.value = { at: 'arming' };
  tell('allowed');
  expect(state.value.at).toBe('arming');
});
