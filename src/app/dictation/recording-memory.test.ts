import { expect, test } from 'vitest';
import { giveBackMemory, takeMemory } from './recording-memory.ts';

test('memory is used again, zeroed, by one recording at a time', () => {
  const first = takeMemory(16);
  new Uint8Array(first).fill(7);
  expect(takeMemory(16)).not.toBe(first);
  giveBackMemory(first);
  expect(takeMemory(32)).not.toBe(first);
  const second = takeMemory(16);
  expect(second).toBe(first);
  expect([...new Uint8Array(second)]).toEqual(new Array(16).fill(0));
  expect(takeMemory(16)).not.toBe(first);
});
