/** What comes back from the GPU, counted where it arrives: in buffers that are mapped to be read. */

const readable = 1;
let bytes = 0;

/** Begins to count. Once a process, behind `openDawn`. */
export function countReadBack(): void {
  const buffer = GPUBuffer.prototype;
  const { mapAsync } = buffer;
  buffer.mapAsync = function (this: GPUBuffer, mode, offset = 0, size = this.size - offset) {
    if (mode & readable) bytes += size;
    return mapAsync.call(this, mode, offset, size);
  };
}

/** Bytes since the last call. */
export function takeReadBack(): number {
  const taken = bytes;
  bytes = 0;
  return taken;
}
