/** The backends that are worth a trial for a model on a device. Pure. */

import { type Dtype, type Family, halfDtypes, type Precision } from '../../protocol/model.ts';
import type { Backend } from '../../protocol/runtime.ts';

/** What of a device decides where a model can run. */
export interface Capabilities {
  /** Logical cores. */
  cores: number;
  /** Threads that the runtime gets without a trial. */
  threads: number;
  /** False without cross-origin isolation: the runtime then has one thread. */
  isIsolated: boolean;
  /** A graphics processor, and not a program that plays one. */
  hasGpu: boolean;
  /** The GPU computes with 16-bit floats. */
  hasShaderF16: boolean;
}

/** Past this, more threads than these models can feed only get in each other's way. */
const mostThreads = 8;

/** 4-bit weights are unpacked at every step on the processor, and 16-bit floats at every operator. */
const processorDtypes: readonly Dtype[] = ['q8', 'int8', 'uint8', 'fp32'];
const gpuDtypes: readonly Dtype[] = ['fp32', 'q4'];
/** Integer arithmetic has no GPU kernels: the engine unpacks these weights, for families whose graphs it knows. */
const unpackedDtypes: readonly Dtype[] = ['q8'];
const unpackedFamilies: readonly Family[] = ['moonshine', 'whisper'];
/** In 16 bits Moonshine finds other words on a GPU than on the processor (`npm run gpu`). */
const halfFamilies: readonly Family[] = ['whisper', 'parakeet'];

/** The pair of graphs for the processor; null when none of those that are here runs there. */
export function processorPrecision(precisions: readonly Precision[]): Precision | null {
  return precisions.find(({ encoder, decoder }) => runsOnProcessor(encoder) && runsOnProcessor(decoder)) ?? null;
}

/** Those for the processor alone come first. Empty when the device can run none of the pairs. */
export function candidatesFor(family: Family, precisions: readonly Precision[], device: Capabilities): Backend[] {
  const processor = processorPrecision(precisions);
  const alone = processor
    ? threadCounts(device).map((threads): Backend => ({ ...wasm, precision: processor, threads }))
    : [];
  // What the shorter way is held against.
  const whole = family === 'whisper' ? alone.slice(0, 1).map((backend) => ({ ...backend, wholeWindow: true })) : [];
  return [...alone, ...whole, ...gpuCandidates(family, precisions, device)];
}

/** Where a GPU takes part: with the decoder on the processor, and all on the GPU. */
export function gpuCandidates(family: Family, precisions: readonly Precision[], device: Capabilities): Backend[] {
  if (!device.hasGpu) return [];
  const onGpu = (dtype: Dtype) =>
    gpuDtypes.includes(dtype) ||
    (device.hasShaderF16 && halfFamilies.includes(family) && halfDtypes.includes(dtype)) ||
    (unpackedFamilies.includes(family) && unpackedDtypes.includes(dtype));
  const { threads } = device;
  return precisions
    .filter(({ encoder }) => onGpu(encoder))
    .flatMap((precision): Backend[] => [
      ...(runsOnProcessor(precision.decoder)
        ? [{ encoder: 'webgpu', decoder: 'wasm', precision, threads } as const]
        : []),
      ...(onGpu(precision.decoder) ? [{ encoder: 'webgpu', decoder: 'webgpu', precision, threads } as const] : []),
    ]);
}

const wasm = { encoder: 'wasm', decoder: 'wasm' } as const;

function runsOnProcessor(dtype: Dtype): boolean {
  return processorDtypes.includes(dtype);
}

function threadCounts({ cores, threads, isIsolated }: Capabilities): number[] {
  if (!isIsolated) return [1];
  const twice = Math.min(2 * threads, cores, mostThreads);
  return [...new Set([threads, 1, Math.max(twice, 1)])];
}
