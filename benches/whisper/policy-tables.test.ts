import { expect, test } from 'vitest';
import { type HeardClip, languageTable, noiseTable, policyTable, spelled } from './policy-tables.ts';

const clip = (system: string, more: Partial<HeardClip>): HeardClip => {
  const said = { system, id: 'a', language: 'en', seconds: 10, ms: 1000, text: 'one two', errors: 0, words: 2 };
  return { ...said, ...more };
};

test('words are counted, and characters where there are no spaces between words', () => {
  expect(spelled(['one two', '1 2'], { text: '1, three' })).toEqual({ errors: 1, words: 2 });
  expect(spelled(['今日は'], { text: '今日も' })).toEqual({ errors: 1, words: 3 });
  expect(spelled([], { text: 'Thank you.' })).toEqual({ errors: 0, words: 0 });
});

const heard = [
  clip('plain loop', { ms: 2000 }),
  clip('plain loop', { id: 'b', language: 'de', text: '', errors: 4, words: 4 }),
  clip('plain loop', { id: 'c', language: 'zxx', text: 'Thank you.', words: 0 }),
  clip('app', { id: 'b', language: 'de', ms: 2500 }),
  clip('app', { errors: 1, ms: 500, live: { settled: 50, changed: 1, vanished: 0 } }),
];

test('each system has its errors, what it missed and what it invented, and its time beside the plain loop', () => {
  const [heads, , plain, app, , live] = policyTable('tiny', heard).split('\n');
  expect(heads).toMatch(/^\| tiny \| English \| other languages \| empty/);
  expect(plain).toContain(
    '| 0 of 2 (0.0 %), 0.0 to 0.0 | 4 of 4 (100.0 %), 100.0 to 100.0 | 1 | 10 (in 1 of 1) | 0.13 | 1.00 | 1.0 |',
  );
  expect(app).toContain('| 1 of 2 (50.0 %), 50.0 to 50.0 |');
  expect(app).toMatch(/\| 0\.15 \| 1\.13 \| 2\.5 \|$/);
  expect(live).toContain('1 of 50 settled words changed (2.0 %)');
});

test('each language has its errors', () => {
  expect(languageTable(heard)).toContain('| de | 4 of 4 (100.0 %) |');
});

test('speech in noise has its errors by how loud the noise is', () => {
  const table = noiseTable([clip('app', { id: 'a+kitchen@0', errors: 1 }), clip('app', { id: 'a+kitchen@10' })]);
  expect(table.split('\n').slice(2)).toEqual(['| 0 | 1 of 2 (50.0 %) |', '| 10 | 0 of 2 (0.0 %) |']);
});
