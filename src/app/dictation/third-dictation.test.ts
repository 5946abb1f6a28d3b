import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import { createEmitter } from '../../core/emitter.ts';
import type { RecordingEvent } from './dictation.ts';
import type { DictationState } from './dictation-step.ts';
import type { LiveText } from './live-text.ts';
import { onThirdDictation } from './third-dictation.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
});

/** A visit of the page. */
function visit() {
  const events = createEmitter<RecordingEvent>();
  const text = signal<LiveText>({ segments: [], partial: null });
  const listener = vi.fn();
  onThirdDictation({ events, text }, listener);
  const states = (...all: DictationState['at'][]) => {
    for (const at of all) events.emit({ kind: 'state', state: { at } as DictationState, at: 0 });
  };
  const say = (words: string) => {
    text.value = { segments: words ? [{ start: 0, end: 1, text: words }] : [], partial: null };
  };
  const dictate = (words = 'Words.') => {
    states('arming', 'recording', 'finishing');
    say(words);
    states('idle');
  };
  return { dictate, states, say, events, listener };
}

test('after the third dictation of all visits, once, and never before', () => {
  const first = visit();
  first.dictate();
  first.dictate();
  expect(first.listener).not.toHaveBeenCalled();
  const second = visit();
  second.dictate();
  second.dictate();
  expect(second.listener).toHaveBeenCalledOnce();
  const third = visit();
  third.dictate();
  expect(third.listener).not.toHaveBeenCalled();
});

test('neither silence counts, nor what was cancelled, nor a failure that is dismissed', () => {
  const { dictate, states, say, events, listener } = visit();
  dictate('');
  states('arming', 'recording', 'finishing');
  say('Words.');
  events.emit({ kind: 'cancelled', transcript: null, sound: null });
  states('idle');
  states('arming', 'recording', 'finishing', 'failed', 'idle');
  dictate();
  dictate();
  expect(listener).not.toHaveBeenCalled();
  dictate();
  expect(listener).toHaveBeenCalledOnce();
});
