/** What the runtime does with the GPU's memory, counted where it asks Dawn for it. */

export interface GpuMemory {
  /** Buffers that are there, and their bytes. */
  buffers: number;
  bufferBytes: number;
  /** Of this process as a whole. */
  residentBytes: number;
}

const readable = 1;
const held = new Map<GPUBuffer, number>();
let readBack = 0;

/** Begins to count. Once a process, behind `openDawn`. */
export function countTraffic(): void {
  const { createBuffer } = GPUDevice.prototype;
  GPUDevice.prototype.createBuffer = function (this: GPUDevice, plan) {
    const buffer = createBuffer.call(this, plan);
    held.set(buffer, plan.size);
    return buffer;
  };
  const { mapAsync, destroy } = GPUBuffer.prototype;
  GPUBuffer.prototype.destroy = function (this: GPUBuffer) {
    held.delete(this);
    return destroy.call(this);
  };
  GPUBuffer.prototype.mapAsync = function (this: GPUBuffer, mode, offset = 0, size = this.size - offset) {
    if (mode & readable) readBack += size;
    return mapAsync.call(this, mode, offset, size);
  };
}

/** Bytes that came back since the last call. */
export function takeReadBack(): number {
  const taken = readBack;
  readBack = 0;
  return taken;
}

export function gpuMemory(): GpuMemory {
  const bufferBytes = [...held.values()].reduce((sum, bytes) => sum + bytes, 0);
  return { buffers: held.size, bufferBytes, residentBytes: process.memoryUsage.rss() };
}
