import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { Room } from '../../models/fit/memory-budget.ts';
import type { EngineInfo } from '../../protocol/engine.ts';
import { noAbilities } from '../../protocol/speech.ts';
import { onProcessor } from '../engine/backend-fallback.ts';
import type { EngineSlot, LoadableModel } from '../engine/engine-slot.ts';
import { ThreadDeath } from '../thread-supervisor.ts';
import { createModelSwitch } from './model-switch.ts';

const backend = onProcessor({ encoder: 'q8', decoder: 'q8' }, 1);

function model(model: string): LoadableModel {
  const read = () => Promise.reject(new Error('not read here'));
  return { model, family: 'moonshine', languages: ['en'], bytes: 1e6, backends: [backend], read };
}

interface Loading {
  promise: Promise<EngineInfo>;
  resolve(info: EngineInfo): void;
  reject(error: unknown): void;
}

function newLoading(): Loading {
  const loading = {} as Loading;
  loading.promise = new Promise((resolve, reject) => Object.assign(loading, { resolve, reject }));
  return loading;
}

/** Engines that load when they are told to. */
function workshop(rooms: Room[] = []) {
  const told: string[] = [];
  const loading = new Map<string, Loading>();
  const isAtWork = signal(false);
  const switchTo = createModelSwitch({
    threads: {
      ready: async () => {
        told.push('old one ready');
        return info('old');
      },
      create: ({ open }) => {
        const promise = newLoading();
        void open().then(({ model }) => loading.set(model, promise));
        const gone = new ThreadDeath(new AppError('thread-died', 'gone'), 'handover');
        const thread = { handOver: () => promise.reject(gone) };
        return { ready: () => promise.promise, thread } as unknown as EngineSlot;
      },
      replaceEngine: () => told.push('put'),
    },
    memory: {
      budget: 1e9,
      holders: () => [],
      roomFor: () => rooms.shift() ?? { kind: 'fits', without: [] },
      letGo: (ids) => void (ids.length > 0 && told.push(`let go of ${ids}`)),
      hold: () => () => {},
    },
    isAtWork,
    onPostponed: (model) => told.push(`${model} waits`),
  });
  return { switchTo, told, isAtWork, loaded: (model: string) => loading.get(model)!.resolve(info(model)), loading };
}

function info(model: string): EngineInfo {
  return { model, backend: 'wasm', on: backend, threads: 1, abilities: noAbilities, compileMs: 1, warmUpMs: 1 };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('the new model takes over when it is ready, and not before', async () => {
  const { switchTo, told, loaded } = workshop();
  const switching = switchTo(model('new'));
  await settled();
  expect(told).toEqual([]);
  loaded('new');
  expect(await switching).toMatchObject({ model: 'new' });
  expect(told).toEqual(['put']);
});

test('where both do not fit, the old one goes first while nobody is at work', async () => {
  const { switchTo, told, loaded } = workshop([{ kind: 'fits', without: ['engine'] }]);
  const switching = switchTo(model('new'));
  await settled();
  expect(told).toEqual(['let go of engine']);
  loaded('new');
  await switching;
});

test('where both do not fit during a recording, that is said, and the switch waits for its end', async () => {
  const { switchTo, told, isAtWork, loaded, loading } = workshop([{ kind: 'pinned' }]);
  isAtWork.value = true;
  const switching = switchTo(model('new'));
  await settled();
  expect(told).toEqual(['new waits']);
  expect(loading.size).toBe(0);
  isAtWork.value = false;
  await settled();
  loaded('new');
  await switching;
  expect(told).toEqual(['new waits', 'put']);
});

test('what is too large for this device is refused, and the old model stays', async () => {
  const { switchTo, told, loading } = workshop([{ kind: 'too-large' }]);
  await expect(switchTo(model('huge'))).rejects.toMatchObject({ code: 'out-of-memory' });
  expect([told, loading.size]).toEqual([[], 0]);
});

test('a model that does not load leaves the old one in its place', async () => {
  const { switchTo, told, loading } = workshop();
  const switching = switchTo(model('broken'));
  await settled();
  loading.get('broken')!.reject(new AppError('model-unsupported', 'not yet'));
  await expect(switching).rejects.toMatchObject({ code: 'model-unsupported' });
  expect(told).toEqual(['old one ready']);
});

test('the last choice counts', async () => {
  const { switchTo, told, loaded } = workshop();
  const first = switchTo(model('first'));
  await settled();
  const second = switchTo(model('second'));
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  loaded('second');
  expect(await second).toMatchObject({ model: 'second' });
  expect(told.filter((what) => what === 'put')).toHaveLength(1);
});
