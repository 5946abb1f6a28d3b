/** The backends that calibration tries for a model on a device. Pure. */

import { type Dtype, type Family, halfDtypes, type Precision } from '../../protocol/model.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { isTried, isTriedOnProcessor } from '../../protocol/tried-precisions.ts';

/** The properties of a device that decide where a model can run. */
export interface Capabilities {
  /** Logical cores. */
  cores: number;
  /** Threads of the runtime before any calibration. */
  threads: number;
  /** False without cross-origin isolation: the runtime then has a single thread. */
  isIsolated: boolean;
  /** There is a GPU, and it is not a software implementation. */
  hasGpu: boolean;
  /** The GPU computes with 16-bit floats. */
  hasShaderF16: boolean;
}

/** More threads than these models can use slow each other down. */
const mostThreads = 8;

/** The engine does not unpack these: there are no kernels for them on a GPU. */
const neverOnGpu: readonly Dtype[] = ['int8', 'uint8'];

/** The pair of graphs for the processor; null when none of the available ones runs there. */
export function processorPrecision(precisions: readonly Precision[]): Precision | null {
  return precisions.find(({ encoder, decoder }) => isTriedOnProcessor(encoder) && isTriedOnProcessor(decoder)) ?? null;
}

/** The backends to try, those without the GPU first. Empty when the device can run none of the pairs. */
export function candidatesFor(family: Family, precisions: readonly Precision[], device: Capabilities): Backend[] {
  const processor = processorPrecision(precisions);
  const alone = processor
    ? threadCounts(device).map((threads): Backend => ({ ...wasm, precision: processor, threads }))
    : [];
  // The shortened encoder is compared with the whole window.
  const whole = family === 'whisper' ? alone.slice(0, 1).map((backend) => ({ ...backend, wholeWindow: true })) : [];
  return [...alone, ...whole, ...gpuCandidates(family, precisions, device)];
}

/** Backends with the GPU, in pairs of precisions that were tried there: one with the decoder on the processor, and one with both graphs on the GPU. */
export function gpuCandidates(family: Family, precisions: readonly Precision[], device: Capabilities): Backend[] {
  if (!device.hasGpu) return [];
  const onGpu = (dtype: Dtype) => !neverOnGpu.includes(dtype) && (device.hasShaderF16 || !halfDtypes.includes(dtype));
  const { threads } = device;
  const decoders = ['wasm', 'webgpu'] as const;
  return precisions
    .flatMap((precision) => decoders.map((decoder): Backend => ({ encoder: 'webgpu', decoder, precision, threads })))
    .filter(
      (backend) =>
        isTried(family, backend) &&
        onGpu(backend.precision.encoder) &&
        (backend.decoder === 'wasm' || onGpu(backend.precision.decoder)),
    );
}

const wasm = { encoder: 'wasm', decoder: 'wasm' } as const;

function threadCounts({ cores, threads, isIsolated }: Capabilities): number[] {
  if (!isIsolated) return [1];
  const twice = Math.min(2 * threads, cores, mostThreads);
  return [...new Set([threads, 1, Math.max(twice, 1)])];
}
