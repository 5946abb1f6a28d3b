import { expect, test } from 'vitest';
import { close, grow, long, second, setUp, silent } from '../testing/live-policy.ts';

test('a whole recording has no text before its end, and then one of everything', async () => {
  const { live, hear, story, events } = setUp('normal', { isKept: true, isWhole: () => true });
  await hear(grow(0, 4 * second));
  await hear(silent(0, 4 * second, long));
  await hear(close(0, 4 * second));
  await hear(grow(5 * second, 9 * second));
  await hear(close(5 * second, 9 * second));
  expect(events).toEqual([]);
  live.receive({ kind: 'end' });
  await hear({ kind: 'end' });
  expect(story().at(-1)).toBe('final 0-9');
  expect(events.filter(({ kind }) => kind === 'final')).toHaveLength(1);
});

test('without a journal nothing waits longer than it can grow', async () => {
  const { hear, story } = setUp('normal', { isKept: false, isWhole: () => true });
  await hear(close(0, 15 * second));
  await hear(close(16 * second, 24 * second));
  expect(story().at(-1)).toBe('final 0-15');
});

test('how a segment is heard is settled when it opens', async () => {
  let isWhole = false;
  const { hear, story } = setUp('normal', { isKept: true, isWhole: () => isWhole });
  await hear(grow(0, 3 * second));
  isWhole = true;
  await hear(close(0, 4 * second));
  expect(story().at(-1)).toBe('final 0-4');
  await hear(close(5 * second, 7 * second));
  expect(story().at(-1)).toBe('final 0-4');
  isWhole = false;
  await hear(close(8 * second, 9 * second));
  await hear(grow(20 * second, 21 * second));
  expect(story()).toContain('final 5-7');
  expect(story()).toContain('final 8-9');
});
