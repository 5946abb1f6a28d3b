import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { expect, it, vi } from 'vitest';
import type { App } from '../../app/app.ts';
import type { DictationState } from '../../app/dictation/dictation-step.ts';
import { holdMs } from './press-or-hold.ts';
import { usePresses } from './presses.ts';
import { RecordButton } from './record-button.tsx';

function show() {
  const state = signal<DictationState>({ at: 'idle' });
  const start = vi.fn(async () => {
    state.value = { at: 'recording', trouble: null };
  });
  const hold = vi.fn();
  const stop = vi.fn(async () => {
    state.value = { at: 'idle' };
    return null;
  });
  const next = signal<(() => void) | null>(null);
  const app = {
    dictation: { state, start, hold, stop, next },
    library: { recordInto() {}, caret: signal(null), selected: signal(null) },
    notices: { say() {} },
    withheld: { offer: signal(null) },
    router: { route: signal({ at: 'dictate' }), go() {} },
  } as unknown as App;
  const root = document.createElement('div');
  document.body.append(root);
  const Button = () => h(RecordButton, { app, presses: usePresses(app) });
  render(h(Button, {}), root);
  const button = root.querySelector('button') as HTMLButtonElement;
  const key = (type: 'keydown' | 'keyup') => button.dispatchEvent(new KeyboardEvent(type, { key: ' ', bubbles: true }));
  return { button, key, state, next, start, hold, stop };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('records on after a tap, and stops at the next', async () => {
  const { key, start, hold, stop } = show();
  key('keydown');
  key('keyup');
  await wait(0);
  expect([start.mock.calls.length, stop.mock.calls.length]).toEqual([1, 0]);
  key('keydown');
  key('keyup');
  expect(stop).toHaveBeenCalledOnce();
  await wait(holdMs + 50);
  expect(hold).not.toHaveBeenCalled();
});

it('tells the dictation that it is held, and stops with the release', async () => {
  const { key, start, hold, stop } = show();
  key('keydown');
  await wait(holdMs + 50);
  expect(hold).toHaveBeenCalledOnce();
  key('keydown');
  key('keyup');
  expect([start.mock.calls.length, stop.mock.calls.length]).toEqual([1, 1]);
});

it('takes a blurred window for the release', async () => {
  const { key, stop } = show();
  key('keydown');
  await wait(holdMs + 50);
  dispatchEvent(new Event('blur'));
  expect(stop).toHaveBeenCalledOnce();
});

it('takes a click without pointer or key, as voice control makes it, for a whole press', () => {
  const { button, start, stop } = show();
  button.click();
  expect([start.mock.calls.length, stop.mock.calls.length]).toEqual([1, 0]);
});

it('keeps a press while the last words are finished for the next recording, and a second press calls it off', async () => {
  const { key, state, next, start } = show();
  state.value = { at: 'finishing' };
  key('keydown');
  key('keyup');
  expect([start.mock.calls.length, typeof next.value]).toEqual([0, 'function']);
  key('keydown');
  key('keyup');
  expect(next.value).toBeNull();
  key('keydown');
  key('keyup');
  state.value = { at: 'idle' };
  next.value?.();
  await wait(0);
  expect(start).toHaveBeenCalledOnce();
});
