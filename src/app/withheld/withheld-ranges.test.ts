import { expect, test } from 'vitest';
import type { SpeechEvent } from '../../protocol/speech.ts';
import { withWithheld } from './withheld-ranges.ts';

const final = (start: number, end: number, doubt: 'unlikely' | null): SpeechEvent => ({
  kind: 'final',
  start,
  end,
  text: doubt ? '' : 'words',
  language: null,
  computeMs: 1,
  lost: 0,
  doubt,
});

test('a withheld range is kept until its start gets a text all the same', () => {
  const withheld = [final(0, 10, null), final(20, 30, 'unlikely'), final(40, 50, 'unlikely')].reduce(withWithheld, []);
  expect(withheld).toEqual([
    { start: 20, end: 30, reason: 'unlikely' },
    { start: 40, end: 50, reason: 'unlikely' },
  ]);
  expect(withWithheld(withheld, final(20, 30, null))).toEqual([{ start: 40, end: 50, reason: 'unlikely' }]);
});
