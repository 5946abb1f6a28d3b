/**
 * Resolves a model id to its files and to the backends on which it runs here. Damaged files are downloaded again when there is a network.
 * Loaded when a model other than the embedded one is used, or when the embedded one has been tested.
 */

import { proxy } from 'comlink';
import { AppError } from '../../core/errors.ts';
import { embeddedModel } from '../../models/embedded.ts';
import { candidatesFor, gpuCandidates, processorPrecision } from '../../models/fit/candidates.ts';
import type { Verdict } from '../../models/fit/verdict.ts';
import type { RunWish } from '../../protocol/automation.ts';
import type { Family, ModelFiles, Precision } from '../../protocol/model.ts';
import type { ModelsApi } from '../../protocol/models.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { retrying, type Thread } from '../thread-supervisor.ts';
import { processorFallbacks } from './backend-fallback.ts';
import { fallbacksOf } from './backend-order.ts';
import type { Device } from './device-capabilities.ts';
import type { LoadableModel } from './engine-slot.ts';

/** A model that is stored on this device, or embedded in the app. */
export interface KnownModel {
  id: string;
  family: Family;
  revision: string;
  languages: readonly string[];
  precisions: readonly Precision[];
  /** Size of all its files in bytes. */
  bytes: number;
  /** Reads the files of a precision. Rejects with `model-missing` or `model-damaged` when they cannot be repaired. */
  read(precision: Precision): Promise<ModelFiles>;
}

export interface KnownModelsPlan {
  thread: Pick<Thread<ModelsApi>, 'call'>;
  readEmbedded: () => Promise<ModelFiles>;
  isOnline: () => boolean;
}

/**
 * Finds an installed model and repairs it if necessary. Rejects with `model-missing`, with `model-damaged` when the files cannot be
 * downloaded again, or with the errors of the models thread.
 */
export async function findModel(id: string, plan: KnownModelsPlan): Promise<KnownModel> {
  if (id === embeddedModel.id) return embedded(plan);
  const { call } = retrying(plan.thread);
  const stored = (await call((api) => api.list())).find((model) => model.id === id);
  if (!stored || stored.state === 'partial')
    throw new AppError('model-missing', `${id} is not here`, { details: [id] });

  async function repair(cause: unknown): Promise<void> {
    if (!plan.isOnline() || stored?.source.kind === 'folder') throw cause;
    await call((api) =>
      api.repair(
        id,
        proxy(() => {}),
      ),
    );
  }

  if (stored.state === 'damaged') await repair(new AppError('model-damaged', `${id} is damaged`, { details: [id] }));
  return {
    ...stored,
    async read(precision) {
      const files = () => call((api) => api.read(id, precision));
      return files().catch(async (error) => {
        if (!isBroken(error)) throw error;
        await repair(error);
        return files();
      });
    },
  };
}

function embedded({ readEmbedded }: KnownModelsPlan): KnownModel {
  const { id, family, language, precision, bytes } = embeddedModel;
  return { id, family, revision: '', languages: [language], precisions: [precision], bytes, read: readEmbedded };
}

/** Whether files of the model are missing or damaged. */
function isBroken(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'model-missing' || error.code === 'model-damaged');
}

/** Whether the model's files are missing, damaged, unreadable or cannot be downloaded again. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { code } = error;
  return isBroken(error) || code === 'storage-gone' || code === 'storage-full' || /^(hub|install)-/.test(code);
}

/**
 * The model with its backends in order. Throws `backend-unsupported` when the device can run none of its graphs, or not on the requested
 * backend.
 */
export function loadableModel(
  model: KnownModel,
  device: Device,
  verdict: Verdict | null,
  wish: RunWish = {},
): LoadableModel {
  const { id, family, languages, bytes, read } = model;
  const isWished = wish.backend !== undefined || wish.threads !== undefined;
  const backends = isWished ? wished(model, device, wish) : fallbacksOf(verdict, untested(model, device));
  if (backends.length === 0) throw new AppError('backend-unsupported', `${id} has no graphs for this device`);
  return { model: id, family, languages, bytes, backends, read: ({ precision }) => read(precision) };
}

/** Backends without a verdict: the processor, whose results need no trial, or else the GPU for graphs that run nowhere else. */
function untested({ family, precisions }: KnownModel, device: Device): readonly Backend[] {
  const processor = processorPrecision(precisions);
  if (processor) return processorFallbacks(processor, device.threads);
  return candidatesFor(family, precisions, device).reverse();
}

/**
 * The requested backend, then the fallbacks on the processor. A request for the GPU includes software adapters, which serve to test
 * correctness.
 */
function wished(model: KnownModel, device: Device, { backend, threads = device.threads }: RunWish): readonly Backend[] {
  const asked = { ...device, threads, hasGpu: device.adapter !== null };
  if (backend !== 'webgpu') return fallbacksOf(null, untested(model, asked));
  const onGpu = gpuCandidates(model.family, model.precisions, asked).reverse();
  if (onGpu.length === 0) throw new AppError('backend-unsupported', `${model.id} cannot run on a GPU here`);
  return [...onGpu, ...fallbacksOf(null, untested(model, asked))];
}
