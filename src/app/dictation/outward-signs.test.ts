import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { DictationState } from './dictation-step.ts';
import { showOutwards } from './outward-signs.ts';

/** What is seen and heard of a whole recording. */
function recorded(sounds: boolean, ...states: DictationState['at'][]): string[] {
  const state = signal<DictationState>({ at: 'idle' });
  const told: string[] = [];
  showOutwards({
    dictation: { state },
    settings: signal({ sounds }),
    playCue: (which) => told.push(which),
    show: (isRecording) => told.push(isRecording ? 'on' : 'off'),
  });
  for (const at of states) state.value = { at, trouble: null } as DictationState;
  return told;
}

test('the system is told as long as the microphone is open', () => {
  expect(recorded(false, 'arming', 'recording', 'finishing', 'idle')).toEqual(['on', 'off']);
  expect(recorded(false, 'arming', 'failed', 'idle')).toEqual(['on', 'off']);
});

test('where the person wants tones, one comes with the press and one with the text', () => {
  expect(recorded(true, 'arming', 'recording', 'finishing', 'idle')).toEqual(['on', 'start', 'off', 'end']);
});
