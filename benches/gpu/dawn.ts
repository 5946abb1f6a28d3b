/** WebGPU in Node: Dawn (npm `webgpu`) as this process's `navigator.gpu`, on whatever adapter the machine has. */

import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Adapter {
  name: string;
  /** It is the processor that computes. */
  isSoftware: boolean;
  /** It computes in 16 bits (`shader-f16`). */
  hasHalf: boolean;
}

/** Where this machine's build of Dawn is. */
export function dawnFile(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('webgpu'));
  return join(folder, 'dist', `${process.platform}-${process.arch}`, 'dawn.node');
}

/** Puts Dawn into place; null where there is no adapter, or no Dawn for this machine. Once a process. */
export async function openDawn(): Promise<Adapter | null> {
  // Vulkan's drivers for a screen want a folder for their sockets.
  process.env.XDG_RUNTIME_DIR ??= mkdtempSync(join(tmpdir(), 'sotto-gpu-'));
  const dawn = await import('webgpu').catch(() => null);
  if (!dawn) return null;
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create([]);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  takeSharedMemory();
  const adapter = await gpu.requestAdapter();
  if (!adapter) return null;
  const { description, device, vendor, isFallbackAdapter } = adapter.info;
  if (isFallbackAdapter) askSeldom();
  return {
    name: description || device || vendor,
    isSoftware: isFallbackAdapter,
    hasHalf: adapter.features.has('shader-f16'),
  };
}

/**
 * Dawn asks with `setImmediate`, as fast as this thread can, whether the GPU is done. Where the processor plays the GPU, that takes a third of
 * the time from what is waited for.
 */
function askSeldom(): void {
  Object.assign(globalThis, { setImmediate: (ask: () => void) => setTimeout(ask, 1) });
}

/** Node 20 hands no views of shared memory to native code ("Invalid argument"): they are copied first. */
function takeSharedMemory(): void {
  const queue = GPUQueue.prototype;
  const { writeBuffer } = queue;
  queue.writeBuffer = function (to, at, data, ...rest) {
    const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(data) ? data : new Uint8Array(data);
    return writeBuffer.call(this, to, at, new Uint8Array(buffer, byteOffset, byteLength).slice(), ...rest);
  };
}
