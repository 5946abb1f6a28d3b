import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import { newTranscript } from '../../app/library/new-transcript.ts';
import { fileStrategy, type Strategy } from '../../core/strategies/strategy.ts';
import type { RecognitionSettings } from '../../core/transcript.ts';
import { TranscriptFacts } from './saved-transcript.tsx';

/** What stands under the title of a text that came about so. */
function facts(source: 'file' | 'microphone', how: Partial<RecognitionSettings>): string[] {
  const settings = { spoken: [], translate: false, sensitivity: 'normal', ...how } as const;
  const segments = [{ start: 0, end: 1, text: 'Hello.' }];
  const transcript = newTranscript(segments, { duration: 9, source, model: 'moonshine-tiny', settings });
  const root = document.createElement('div');
  render(h(TranscriptFacts, { transcript, improving: signal(null) }), root);
  return [...root.querySelectorAll('span')].map(({ textContent }) => textContent!);
}

test.each<[Strategy, boolean, string]>([
  ['ring', false, 'Recognised piece by piece'],
  ['classic', false, 'Recognised in long stretches'],
  ['progressive', false, 'Recognised piece by piece: a file has no live text'],
  ['auto', false, 'Recognised piece by piece: a file has no live text'],
  ['ring', true, 'Recognised in long stretches: a server heard it'],
  ['classic', true, 'Recognised in long stretches'],
])('a file for which %s was chosen says how it was heard, and why', (chosen, isSent, expected) => {
  expect(facts('file', fileStrategy(chosen, isSent)).at(-1)).toBe(expected);
});

test('what was spoken says how it was written, and what has changed when', () => {
  const changes = [{ at: 12, to: 'progressive', reason: 'room' }] as const;
  expect(facts('microphone', { strategy: 'auto', changes }).slice(-2)).toEqual([
    'Written as the device allowed',
    expect.stringMatching(/12.* improved: there was room for it$/),
  ]);
});

test.each<[Strategy, string]>([
  ['ring', 'Recognised piece by piece'],
  ['progressive', 'Recognised piece by piece: a recording that is over has no live text'],
])('what was spoken and heard when it was over says so, where %s was chosen', (chosen, expected) => {
  const told = facts('microphone', { ...fileStrategy(chosen, false), afterwards: true });
  expect(told.slice(-2)).toEqual(['Moonshine tiny', expected]);
});

test('a file of before this was noted says nothing of it', () => {
  expect(facts('file', {}).join()).not.toContain('Recognised');
});
