import { expect, test, vi } from 'vitest';
import { networkWitness } from '../../protocol/network.ts';
import { createNetworkRecord, dictationMarks } from './network-record.ts';

test('requests are listed with those of the models thread, and those of a dictation are told apart', async () => {
  performance.clearMarks();
  const asked = { url: 'https://hub.example/model', at: 0 };
  const witness = { requests: async () => [asked], tryNetwork: async () => 'refused' };
  const thread = { call: (use: (api: never) => Promise<unknown>) => use(witness as never) } as never;
  const record = createNetworkRecord({
    listen: thread,
    engine: thread,
    library: thread,
    models: thread,
    files: async () => ({ reader: thread, remote: { begun: () => null } }),
  });
  expect(record.hasDictated()).toBe(false);
  await fetch('/?before');
  performance.mark(dictationMarks.begins);
  expect(record.hasDictated()).toBe(true);
  await fetch('/?during');
  performance.mark(dictationMarks.ends);
  await new Promise((later) => setTimeout(later, 20));
  await fetch('/?after');
  // The browser lists a request a moment after its answer.
  const lines = await vi.waitFor(async () => {
    const all = await record.requests();
    expect(all.some(({ url }) => url.endsWith('?after'))).toBe(true);
    return all;
  });
  expect(lines[0]).toEqual(asked);
  const own = (all: typeof lines) =>
    all.map(({ url }) => url.split('?')[1]).filter((name) => /^(before|during|after)$/.test(name ?? ''));
  expect(own(lines)).toEqual(['before', 'during', 'after']);
  expect(own(record.whileDictating(lines))).toEqual(['during']);
  expect(await record.tryFrom('engine')).toBe('refused');
});

test('a thread without a policy says that it got out', async () => {
  expect(await networkWitness.tryNetwork()).toBe('went-out');
});
