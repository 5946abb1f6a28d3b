import { expect, test } from 'vitest';
import { sayingWho } from './speakers.ts';

const said = (start: number, speaker: string, text: string) => ({ start, end: start + 1, speaker, text });
const texts = (...segments: ReturnType<typeof said>[]) => sayingWho(segments).map(({ text }) => text);

test('in the order of time, the text says who begins to speak', () => {
  expect(texts(said(4, 'B', 'No.'), said(0, 'A', 'Well.'), said(2, 'A', 'Yes?'))).toEqual([
    'A: Well.',
    'Yes?',
    'B: No.',
  ]);
});

test('what comes between changes who is named behind it, and names nobody twice', () => {
  const before = sayingWho([said(0, 'A', 'Well.'), said(4, 'A', 'Yes?'), said(8, 'B', 'No.')]);
  expect(sayingWho([...before, said(2, 'B', 'Hm.'), said(6, 'B', 'So.')]).map(({ text }) => text)).toEqual([
    'A: Well.',
    'B: Hm.',
    'A: Yes?',
    'B: So.',
    'No.',
  ]);
});

test('what text rules have changed is named in both texts, as they have written it', () => {
  const [changed, other] = sayingWho([
    { ...said(0, 'A', 'a: well'), raw: 'A: Well.' },
    { ...said(2, 'B', 'no'), raw: 'No.' },
  ]);
  expect([changed!.text, changed!.raw, other!.text, other!.raw]).toEqual(['a: well', 'A: Well.', 'B: no', 'B: No.']);
});

test('where nobody is known, nobody is named', () => {
  expect(sayingWho([{ start: 0, end: 1, text: 'A: list.' }])[0]!.text).toBe('A: list.');
});
