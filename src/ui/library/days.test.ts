import { expect, it } from 'vitest';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { summaryOf } from '../../core/transcript.ts';
import { byDay } from './days.ts';

const item = (id: string, createdAt: Date) => summaryOf(sampleTranscript({ id, createdAt: createdAt.getTime() }));

it('keeps the order and starts a group at each day', () => {
  const now = new Date(2025, 10, 21, 10, 6).getTime();
  const items = [
    item('a', new Date(2025, 10, 21, 9, 41)),
    item('b', new Date(2025, 10, 21, 0, 0)),
    item('c', new Date(2025, 10, 20, 17, 20)),
    item('d', new Date(2025, 10, 3, 8, 15)),
  ];
  const days = byDay(items, now);
  expect(days.map((day) => day.items.map(({ id }) => id))).toEqual([['a', 'b'], ['c'], ['d']]);
  expect(days.map((day) => day.name).slice(0, 2)).toEqual(['Today', 'Yesterday']);
});

it('is empty for an empty list', () => expect(byDay([], 0)).toEqual([]));
