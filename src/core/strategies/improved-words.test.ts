import { expect, test } from 'vitest';
import { seeded } from '../random.ts';
import { textOf } from '../transcript.ts';
import { improvedText } from './improved-text.ts';
import { type ImprovedWords, withImproved } from './improved-words.ts';

const id = 't';
const wordsOf = (text: string, improved: ImprovedWords) =>
  improved.places.map(({ start, end }) => text.slice(start, end)).toSorted();

test('the words that took the place of others are marked, wherever the text has moved them', () => {
  const random = seeded(3);
  for (let round = 0; round < 50; round++) {
    const segments = [0, 1, 2, 3].map((at) => ({
      start: at,
      end: at + 1,
      text: Array.from({ length: 6 }, (_, word) => `word${6 * at + word}`).join(' '),
    }));
    let held = {
      segments: segments as readonly { start: number; end: number; text: string }[],
      text: textOf(segments),
    };
    let improved: ImprovedWords | null = null;
    const better: string[] = [];
    for (const segment of segments.toSorted(() => random() - 0.5)) {
      const exact = segment.text.split(' ').map((word, at) => {
        if (at % 2 === 0 || random() < 0.5) return word;
        const other = `better${'r'.repeat(Math.floor(random() * 5))}${word}`;
        better.push(other);
        return other;
      });
      const found = improvedText(held, { heard: segment.text, exact: { ...segment, text: exact.join(' ') } })!;
      held = found;
      improved = withImproved(improved, { id, changes: found.changes, now: 0 });
    }
    expect(wordsOf(held.text, improved!)).toEqual(better.toSorted());
  }
});

test('neither the space beside a word nor one that went is marked', () => {
  const changes = [
    { at: 5, removed: ' gone', added: '' },
    { at: 3, removed: '', added: ' at' },
  ];
  expect(withImproved(null, { id, changes, now: 0 }).places).toEqual([{ start: 4, end: 6 }]);
});

test('marks go after a while, and those of another text at once', () => {
  const one = withImproved(null, { id, changes: [{ at: 0, removed: 'a', added: 'b' }], now: 0 });
  const changes = [{ at: 2, removed: 'c', added: 'd' }];
  expect(withImproved(one, { id, changes, now: one.until - 1 }).places).toHaveLength(2);
  expect(withImproved(one, { id, changes, now: one.until }).places).toHaveLength(1);
  expect(withImproved(one, { id: 'other', changes, now: 0 }).places).toHaveLength(1);
});
