import { expect, test } from 'vitest';
import { circularBytes } from './circular.ts';
import { AudioHistory } from './history.ts';

const counting = (from: number, length: number) => Float32Array.from({ length }, (_, i) => from + i);

test('answers ranges by sample index, and forgets the oldest first', () => {
  const history = new AudioHistory(new ArrayBuffer(circularBytes(16)));
  history.append(counting(0, 10));
  expect([...history.slice(3, 6)]).toEqual([3, 4, 5]);
  history.append(counting(10, 10));
  expect(history.start).toBe(4);
  expect([...history.slice(0, 6)]).toEqual([4, 5]);
  expect([...history.slice(14, 99)]).toEqual([14, 15, 16, 17, 18, 19]);
});

test('goes on at a later index after a gap', () => {
  const history = new AudioHistory(new ArrayBuffer(circularBytes(16)));
  history.skipTo(100);
  history.append(counting(100, 4));
  expect([...history.slice(101, 104)]).toEqual([101, 102, 103]);
});
