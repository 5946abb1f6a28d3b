/** Engines for long files come one after another while there is a purpose and memory, and go with it. */

import { type Signal, signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { onProcessor } from './backend-fallback.ts';
import { createEnginePool } from './engine-pool.ts';
import type { EngineOrder, EngineSlot, LoadableModel } from './engine-slot.ts';

const mb = 1e6;
const precision = { encoder: 'q8', decoder: 'q8' } as const;

function world({ on = onProcessor(precision, 2) as Backend, cores = 4, fails = (_at: number): boolean => false } = {}) {
  const model = { model: 'tiny', family: 'moonshine', bytes: 30 * mb, backends: [on] } as unknown as LoadableModel;
  const current = { model: () => model } as EngineSlot;
  const slot = signal(current);
  const purpose: Signal<string | null> = signal('files');
  const held = new Map<string, number>();
  const created: Promise<LoadableModel>[] = [];
  const ended: number[] = [];
  const pool = createEnginePool({
    threads: {
      ready: async () => ({ on }) as never,
      slot,
      create({ open }: EngineOrder) {
        const at = created.push(open()) - 1;
        const thread = { handOver: () => void ended.push(at), call: async () => {} };
        const ready = async () => {
          if (fails(at)) throw new AppError('out-of-memory', 'no more');
        };
        return { thread, ready } as unknown as EngineSlot;
      },
    },
    memory: async () => ({
      budget: 2_000 * mb,
      holders: () => [{ bytes: 300 * mb }, ...[...held.values()].map((bytes) => ({ bytes }))],
      of: (bytes) => 8 * bytes,
      hold(id, bytes) {
        held.set(id, bytes);
        return () => held.delete(id);
      },
    }),
    cores,
    purpose,
  });
  let calls = 0;
  const grow = () => pool.grow(() => calls++);
  return { pool, grow, held, created, ended, purpose, slot, model, calls: () => calls };
}

test('each has one thread, whoever has work for them hears of each, and the ledger knows', async () => {
  const { pool, grow, held, created, calls } = world();
  await Promise.all([grow(), grow()]);
  expect(pool.engines()).toHaveLength(2);
  expect(calls()).toBe(2);
  expect(await Promise.all(created)).toMatchObject([{ backends: [{ threads: 1 }] }, { backends: [{ threads: 1 }] }]);
  expect([...held.values()]).toEqual([240 * mb, 240 * mb]);
  await grow();
  expect(created).toHaveLength(2);
});

test('when somebody speaks, or another model comes, they go', async () => {
  for (const isSpeaking of [true, false]) {
    const all = world();
    await all.grow();
    if (isSpeaking) all.purpose.value = null;
    else all.slot.value = { ...all.slot.value };
    expect(all.pool.engines()).toEqual([]);
    expect(all.ended).toEqual([0, 1]);
    expect(all.held.size).toBe(0);
  }
});

test('nothing is started without a purpose, without cores, or beside a GPU', async () => {
  const speaking = world();
  speaking.purpose.value = null;
  const small = world({ cores: 2 });
  const gpu = world({ on: { encoder: 'webgpu', decoder: 'webgpu', precision, threads: 1 } });
  for (const { grow, created } of [speaking, small, gpu]) {
    await grow();
    expect(created).toEqual([]);
  }
});

test('one that cannot be loaded, or does not work, leaves its memory to others', async () => {
  const { pool, grow, held, created, purpose } = world({ fails: (at) => at === 1 });
  await grow();
  expect(pool.engines()).toHaveLength(1);
  expect(held.size).toBe(1);
  pool.drop(pool.engines()[0]!);
  expect(held.size).toBe(0);
  await grow();
  expect(created).toHaveLength(2);
  purpose.value = 'other files';
  await grow();
  expect(pool.engines()).toHaveLength(2);
});
