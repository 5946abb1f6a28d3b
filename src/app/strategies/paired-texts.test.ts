import { expect, test } from 'vitest';
import { seeded } from '../../core/random.ts';
import { type Heard, type HeardText, pairedTexts, withHeard } from './paired-texts.ts';

const rate = 16_000;
const text = (start: number, end: number, heard = 'said'): HeardText => ({
  start: start * rate,
  end: end * rate,
  heard,
});
const exact = (start: number, end: number) => ({ start: start * rate, end: end * rate });
const all: Heard = { live: Number.POSITIVE_INFINITY, exact: Number.POSITIVE_INFINITY };

const told = ({ pairs, waiting }: ReturnType<typeof pairedTexts>) => ({
  pairs: pairs.map((pair) => {
    const ranges = [pair.texts, pair.exact].map((side) =>
      side.map(({ start, end }) => `${start / rate}-${end / rate}`),
    );
    return ranges.map((side) => side.join('+')).join(' = ');
  }),
  waiting: waiting.map(({ start, end }) => `${start / rate}-${end / rate}`),
});

test('what is heard again takes the place of what it covers, and an empty text withdraws it', () => {
  const anew = withHeard([text(0, 2), text(3, 4), text(5, 6)], text(0, 4, 'said all'));
  expect(anew.map(({ heard }) => heard)).toEqual(['said all', 'said']);
  expect(withHeard(anew, text(0, 0, '')).map(({ start }) => start)).toEqual([5 * rate]);
});

test('each model cuts as suits it: what lies between the same silences belongs together', () => {
  const texts = [text(0, 2), text(2, 5), text(6, 9.2), text(9, 12)];
  const windows = [exact(0.1, 5.1), exact(6, 7), exact(7.5, 9), exact(9, 12)];
  expect(told(pairedTexts(texts, windows, all))).toEqual({
    pairs: ['0-2+2-5 = 0.1-5.1', '6-9.2 = 6-7+7.5-9', '9-12 = 9-12'],
    waiting: [],
  });
});

test('without a silence in common it goes on', () => {
  const texts = [text(0, 20), text(20, 40)];
  expect(told(pairedTexts(texts, [exact(0, 28), exact(28, 40)], all)).pairs).toEqual(['0-20+20-40 = 0-28+28-40']);
});

test('what only one of them has heard is left as it is', () => {
  const found = pairedTexts([text(0, 2), text(3, 4), text(8, 9)], [exact(3, 4), exact(5, 6)], all);
  expect(told(found)).toEqual({ pairs: ['3-4 = 3-4'], waiting: [] });
});

test('a text waits until the exact model has heard it, and until all that goes with it was written', () => {
  const texts = [text(0, 2), text(3, 5)];
  expect(told(pairedTexts(texts, [exact(0, 2)], { live: 5 * rate, exact: 3 * rate }))).toEqual({
    pairs: ['0-2 = 0-2'],
    waiting: ['3-5'],
  });
  expect(told(pairedTexts(texts, [exact(0, 2), exact(3, 8)], { live: 5 * rate, exact: 9 * rate })).waiting).toEqual([
    '3-5',
  ]);
});

test('every text and every window comes up once at most, in order, whatever the cuts', () => {
  const random = seeded(3);
  const cuts = () => {
    const ranges: { start: number; end: number }[] = [];
    for (let at = random() * 2; at < 60; at += random() < 0.4 ? 0 : random()) {
      const end = at + 0.5 + random() * 9;
      ranges.push({ start: Math.round(at * rate), end: Math.round(end * rate) });
      at = end;
    }
    return ranges;
  };
  for (let round = 0; round < 300; round++) {
    const texts = cuts().map((range) => ({ ...range, heard: 'said' }));
    const windows = cuts();
    const { pairs, waiting } = pairedTexts(texts, windows, all);
    expect(waiting).toEqual([]);
    const used = pairs.flatMap((pair) => pair.texts);
    const heard = pairs.flatMap((pair) => pair.exact);
    expect(used).toEqual(texts.filter((one) => used.includes(one)));
    expect(heard).toEqual(windows.filter((one) => heard.includes(one)));
  }
});
