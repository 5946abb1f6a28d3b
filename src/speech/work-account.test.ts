import { expect, test } from 'vitest';
import { WorkAccount } from './work-account.ts';

test('another decode may begin while it ends within four times the plain one', () => {
  const work = new WorkAccount();
  work.addPlain(6, 4);
  work.spend(10);
  expect(work.left).toBe(30);
  work.spend(20);
  expect(work.mayGoOn).toBe(true);
  work.spend(1);
  expect(work.mayGoOn).toBe(false);
});

test('a longer sound may cost more', () => {
  const work = new WorkAccount();
  work.addPlain(6, 4);
  work.spend(31);
  work.addPlain(6, 4);
  expect(work.mayGoOn).toBe(true);
});

test('of a window with other stretches it has its share, and a decode costs the whole', () => {
  const work = new WorkAccount(0.5);
  work.addPlain(6, 4);
  expect(work.left).toBe(28);
  work.spendShare(10);
  expect(work.left).toBe(23);
  work.spend(13);
  expect(work.mayGoOn).toBe(true);
  work.spend(1);
  expect(work.mayGoOn).toBe(false);
});

test('a stretch with others in its window may borrow another decode from them, once', () => {
  const work = new WorkAccount(0.1);
  work.addPlain(10, 1);
  work.spend(8);
  expect([work.left, work.mayRepeat]).toEqual([0, false]);
  work.borrow();
  work.borrow();
  expect([work.left, work.mayRepeat]).toEqual([11, true]);
  const alone = new WorkAccount();
  alone.addPlain(10, 1);
  alone.spend(44);
  alone.borrow();
  expect(alone.mayRepeat).toBe(false);
});

test('who does not count may go on', () => {
  expect(new WorkAccount().mayGoOn).toBe(true);
});
