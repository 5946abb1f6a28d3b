import { expect, test } from 'vitest';
import { nothingWaits, secondsLeft, withDone, withHeard, withoutAllOf } from './improvement-queue.ts';

const rate = 16_000;
const piece = (start: number, end: number, heard = 'said', of = 'a') => ({
  of,
  start: start * rate,
  end: end * rate,
  heard,
});

test('what is heard again takes the place of what it covers, and an empty text withdraws it', () => {
  let queue = [piece(0, 2), piece(2, 4), piece(2, 4, 'other', 'b')].reduce(withHeard, nothingWaits);
  queue = withHeard(queue, piece(0, 4, 'said all'));
  expect(queue.waiting.map(({ heard, of }) => `${of} ${heard}`)).toEqual(['b other', 'a said all']);
  expect(withHeard(queue, piece(0, 0, '')).waiting.map(({ of }) => of)).toEqual(['b']);
  expect(withoutAllOf(queue, 'b').waiting.map(({ of }) => of)).toEqual(['a']);
});

test('the time that is left follows from what the exact model has needed so far', () => {
  const first = piece(0, 10);
  let queue = [first, piece(10, 20), piece(20, 30)].reduce(withHeard, nothingWaits);
  expect(secondsLeft(queue)).toBeNull();
  queue = withDone(queue, first, 5_000);
  expect(secondsLeft(queue)).toBe(10);
  expect(queue.waiting).toHaveLength(2);
});
