/** The model thread: inspects sources, and installs, verifies, repairs and reads models (see protocol/models.ts). */

import { transfer } from 'comlink';
import { AppError } from '../core/errors.ts';
import { type Job, type RetryTiming, usualTiming } from '../core/retries.ts';
import type { InstallProgress, ModelsApi, StoredModel } from '../protocol/models.ts';
import { openWindowsChannel } from '../protocol/windows.ts';
import { offerOf } from './install/inspect.ts';
import { beginInstallation, choicesToMend, type Filling, fillChoices } from './install/installer.ts';
import { openSource } from './install/model-source.ts';
import { createProgressMeter } from './install/progress-meter.ts';
import { readModel, verifyModel } from './install/read-model.ts';
import { buffersOf } from './model-buffers.ts';
import { createExclusiveWork } from './store/exclusive-work.ts';
import { damagedPaths, isSamePrecision, type ModelRecord, pieceBytes, storedModel } from './store/model-record.ts';
import type { ModelStore } from './store/model-store.ts';

export interface ModelThreadPlan {
  disk: ModelStore;
  memory: ModelStore;
  /** For tests. */
  timing?: RetryTiming;
  pieceBytes?: number;
}

type OnProgress = (progress: InstallProgress) => void;

export function createModelThread({ disk, memory, timing = usualTiming, ...plan }: ModelThreadPlan): ModelsApi {
  const exclusive = createExclusiveWork();
  const size = plan.pieceBytes ?? pieceBytes;
  const windows = openWindowsChannel();
  const tellWindows = () => windows.send({ kind: 'changed', what: 'models' });

  /** The store and the record of a model. A model in memory takes precedence over one on the disk. Rejects with `model-missing`. */
  async function find(id: string): Promise<{ store: ModelStore; record: ModelRecord }> {
    for (const store of [memory, disk]) {
      const record = await store.record(id);
      if (record) return { store, record };
    }
    throw new AppError('model-missing', `${id} is not here`, { details: [id] });
  }

  async function summary(store: ModelStore, record: ModelRecord): Promise<StoredModel> {
    return storedModel(record, await store.pieces(record.id), store === memory);
  }

  /** Runs `work` exclusively on its model, and tells all windows afterwards, whether it succeeded or not. */
  function working<T>(
    id: string,
    onProgress: OnProgress,
    work: (filling: Omit<Filling, 'store' | 'read'>, job: Job) => Promise<T>,
  ): Promise<T> {
    return exclusive.run(id, async (signal) => {
      const meter = createProgressMeter(onProgress);
      try {
        return await work({ meter, signal, pieceBytes: size }, { signal, onRetry: meter.retrying });
      } finally {
        meter.end();
        tellWindows();
      }
    });
  }

  async function list(store: ModelStore): Promise<StoredModel[]> {
    return Promise.all((await store.records()).map((record) => summary(store, record)));
  }

  return {
    async list() {
      const inMemory = await list(memory);
      const hidden = new Set(inMemory.map(({ id }) => id));
      // Where the disk cannot be read, the models in memory are the list.
      const onDisk = await list(disk).catch((error) => (inMemory.length > 0 ? [] : Promise.reject(error)));
      return [...inMemory, ...onDisk.filter(({ id }) => !hidden.has(id))];
    },

    async inspect(source) {
      const job = { signal: new AbortController().signal, onRetry: () => {} };
      return offerOf(await openSource(source, timing, size).look(undefined, job));
    },

    async install({ source, precision, inMemory = false }, onProgress) {
      const store = inMemory ? memory : disk;
      const { id, kept, look, read } = openSource(source, timing, size);
      return working(id, onProgress, async (filling, job) => {
        filling.meter.begin('look', 0);
        const sight = await look(await store.record(id), job);
        const choice = precision
          ? sight.choices.find((each) => isSamePrecision(each.precision, precision))
          : sight.choices[0];
        if (!choice) {
          const wanted = `${precision?.encoder}/${precision?.decoder}`;
          throw new AppError('model-incomplete', `${id} has no ${wanted}`, { details: [wanted] });
        }
        const record = await beginInstallation(store, sight, choice, kept);
        tellWindows();
        const filled = await fillChoices(record, [choice], { ...filling, store, read: read(record.revision, job) });
        return summary(store, filled);
      });
    },

    pause: (id) => exclusive.stop(id),

    async remove(id) {
      await exclusive.stop(id);
      await exclusive.run(id, async () => {
        const wasInMemory = (await memory.record(id)) !== undefined;
        await memory.remove(id);
        await disk.remove(id).catch((error) => (wasInMemory ? undefined : Promise.reject(error)));
      });
      tellWindows();
    },

    verify: (id, onProgress) =>
      working(id, onProgress, async ({ meter, signal }) => {
        const { store, record } = await find(id);
        return verifyModel(store, record, meter, signal);
      }),

    repair: (id, onProgress) =>
      working(id, onProgress, async (filling, job) => {
        const { store, record } = await find(id);
        const { source, revision } = record;
        if (source.kind === 'folder') {
          // A folder must be chosen by the person again.
          const damaged = damagedPaths(record, await store.pieces(id));
          if (damaged.length > 0) throw new AppError('model-damaged', `${id} is from a folder`, { details: damaged });
          return summary(store, record);
        }
        const read = openSource({ ...source, id }, timing, size).read(revision, job);
        return summary(store, await fillChoices(record, choicesToMend(record), { ...filling, store, read }));
      }),

    async read(id, precision) {
      const { store, record } = await find(id);
      const files = await readModel(store, record, precision, size);
      // The date is not essential: reading a model must not fail because the disk is full.
      await store.change(id, (current) => ({ ...current, usedAt: Date.now() })).catch(() => {});
      return transfer(files, buffersOf(files));
    },

    async usage() {
      // Undefined on pages without https.
      const storage: StorageManager | undefined = navigator.storage;
      const { usage = null, quota = null } = (await storage?.estimate()) ?? {};
      return { usage, quota, persisted: (await storage?.persisted()) ?? false };
    },

    ping() {},
  };
}
