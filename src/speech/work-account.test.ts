import { expect, test } from 'vitest';
import { WorkAccount } from './work-account.ts';

test('another decode may begin while it ends within four times the plain one', () => {
  const work = new WorkAccount();
  work.addPlain(10);
  work.spend(10);
  expect(work.left).toBe(30);
  work.spend(20);
  expect(work.mayGoOn).toBe(true);
  work.spend(1);
  expect(work.mayGoOn).toBe(false);
});

test('a longer sound may cost more', () => {
  const work = new WorkAccount();
  work.addPlain(10);
  work.spend(31);
  work.addPlain(10);
  expect(work.mayGoOn).toBe(true);
});

test('who does not count may go on', () => {
  expect(new WorkAccount().mayGoOn).toBe(true);
});
