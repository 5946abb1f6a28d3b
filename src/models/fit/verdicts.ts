/** The stored verdicts: validated when they are read, and found by model, revision and device. Pure. */

import { errorCodes } from '../../core/remedies.ts';
import type { Dtype, Precision } from '../../protocol/model.ts';
import type { Backend, Provider } from '../../protocol/runtime.ts';
import type { Trial, Verdict } from './verdict.ts';

/** More models than anybody installs; the oldest verdicts are dropped. */
const mostKept = 24;
const mostTrials = 32;
const mostThreads = 64;

const dtypes: readonly Dtype[] = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'];
const providers: readonly Provider[] = ['wasm', 'webgpu'];

/** The valid verdicts in `text`; damaged ones and those of another version are left out. */
export function parseVerdicts(text: string | null): Verdict[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter(isVerdict).slice(0, mostKept) : [];
  } catch {
    return [];
  }
}

/** The verdicts with `verdict` added, newest first, one for each model, revision and device. */
export function withVerdict(verdicts: readonly Verdict[], verdict: Verdict): Verdict[] {
  return [verdict, ...verdicts.filter((other) => !isOf(other, verdict))].slice(0, mostKept);
}

export type VerdictKey = Pick<Verdict, 'model' | 'revision' | 'device'>;

export function verdictFor(verdicts: readonly Verdict[], key: VerdictKey): Verdict | null {
  return verdicts.find((verdict) => isOf(verdict, key)) ?? null;
}

/** The model was tested, but the browser, the runtime, the GPU or the model's files have changed since. */
export function isOutdated(verdicts: readonly Verdict[], key: VerdictKey): boolean {
  return verdictFor(verdicts, key) === null && verdicts.some(({ model }) => model === key.model);
}

function isOf(verdict: VerdictKey, { model, revision, device }: VerdictKey): boolean {
  return verdict.model === model && verdict.revision === revision && verdict.device === device;
}

function isVerdict(value: unknown): value is Verdict {
  if (!isRecord(value)) return false;
  const { model, revision, device, trials, chosen, at } = value;
  const isNamed = [model, revision, device].every((part) => typeof part === 'string');
  const areTrials = Array.isArray(trials) && trials.length <= mostTrials && trials.every(isTrial);
  return isNamed && areTrials && (chosen === null || isBackend(chosen)) && typeof at === 'number';
}

function isTrial(value: unknown): value is Trial {
  if (!isRecord(value)) return false;
  const { backend, medianMs, loadMs, isRight, error } = value;
  const isKnownError = error === null || errorCodes.some((code) => code === error);
  return isBackend(backend) && isTime(medianMs) && isTime(loadMs) && typeof isRight === 'boolean' && isKnownError;
}

function isBackend(value: unknown): value is Backend {
  if (!isRecord(value)) return false;
  const { encoder, decoder, precision, threads, wholeWindow } = value;
  const areProviders = [encoder, decoder].every((name) => providers.some((provider) => provider === name));
  const isCount = Number.isInteger(threads) && Number(threads) >= 1 && Number(threads) <= mostThreads;
  const isWindow = wholeWindow === undefined || typeof wholeWindow === 'boolean';
  return areProviders && isCount && isWindow && isPrecision(precision);
}

function isPrecision(value: unknown): value is Precision {
  return isRecord(value) && [value.encoder, value.decoder].every((name) => dtypes.some((dtype) => dtype === name));
}

function isTime(value: unknown): boolean {
  return value === null || (typeof value === 'number' && value >= 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
