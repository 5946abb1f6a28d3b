/** Both models together where there is memory for both, and one after the other where there is not. */

import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { EngineOrder, EngineSlot } from '../engine/engine-slot.ts';
import { createExactModel, type ExactModelPlan, mostTogether } from './exact-model.ts';

const mb = 1e6;

/** A page on which 300 MB are in use, and a second model of `bytes`. */
function world(bytes: number, { budget = 2_000 * mb, mayLoad = true } = {}) {
  const held = new Map<string, number>();
  const sleep = vi.fn(() => true);
  const ended = vi.fn();
  const ready = vi.fn(async () => ({}) as never);
  const orders: EngineOrder[] = [];
  const wishes: unknown[] = [];
  const plan = {
    threads: {
      ready,
      slot: signal({ sleep }),
      create(order: EngineOrder) {
        orders.push(order);
        const slot = {
          thread: { handOver: ended },
          ready: async () => (mayLoad ? {} : Promise.reject(new Error('no'))),
        };
        return slot as unknown as EngineSlot;
      },
    },
    control: async () => ({
      async open(model: string, wish: unknown) {
        wishes.push(wish);
        return { model, bytes, family: 'whisper', backends: [{ threads: 1 }] };
      },
      memory: {
        budget,
        of: (of: number) => of,
        holders: () => [{ bytes: 300 * mb }, ...[...held.values()].map((of) => ({ bytes: of }))],
        hold(id: string, of: number) {
          held.set(id, of);
          return () => held.delete(id);
        },
      },
    }),
  };
  return { exact: createExactModel(plan as unknown as ExactModelPlan), held, sleep, ended, ready, orders, wishes };
}

test('both stay where they fit, and the ledger knows of the second one while it is there', async () => {
  const { exact, held, sleep, ended, ready, orders, wishes } = world(500 * mb);
  expect(await exact.room('best')).toEqual({ bytes: 800 * mb, budget: mostTogether });
  expect(await exact.fitsBeside('best')).toBe(true);
  await exact.engine('best');
  await exact.ready('best');
  expect([orders.map(({ id }) => id), [...held]]).toEqual([['best'], [['best', 500 * mb]]]);
  expect(wishes.at(-1)).toEqual({ threads: 1 });
  exact.giveWay();
  expect(ended).not.toHaveBeenCalled();
  exact.close();
  expect([ended.mock.calls.length, held.size]).toEqual([1, 0]);
  expect([sleep.mock.calls.length, ready.mock.calls.length]).toEqual([0, 0]);
});

test.each([
  ['more than both may take', 501 * mb, {}],
  ['more than the device has', 100 * mb, { budget: 399 * mb }],
])('one works after the other where both take %s', async (_, bytes, device) => {
  const { exact, held, sleep, ended, ready } = world(bytes, device);
  expect(await exact.fitsBeside('best')).toBe(false);
  await exact.engine('best');
  expect(sleep).toHaveBeenCalledOnce();
  // Somebody begins to speak.
  exact.giveWay();
  expect([ended.mock.calls.length, held.size, ready.mock.calls.length]).toEqual([1, 0, 1]);
});

test('who waits for memory does not ask for the files again', async () => {
  const { exact, wishes } = world(600 * mb);
  for (let look = 0; look < 5; look++) expect(await exact.fitsBeside('best')).toBe(false);
  expect(wishes).toHaveLength(1);
  await exact.fitsBeside('good');
  exact.close();
  await exact.fitsBeside('good');
  expect(wishes).toHaveLength(3);
});

test('another model takes the place of the one before', async () => {
  const { exact, held, ended } = world(100 * mb);
  await exact.engine('good');
  await exact.engine('best');
  expect([ended.mock.calls.length, [...held.keys()]]).toEqual([1, ['best']]);
});

test('what cannot be loaded holds no memory, and leaves the other model as it was', async () => {
  const { exact, held, ended, ready } = world(501 * mb, { mayLoad: false });
  await expect(exact.engine('best')).rejects.toThrow('no');
  expect([ended.mock.calls.length, held.size, ready.mock.calls.length]).toEqual([1, 0, 1]);
});
