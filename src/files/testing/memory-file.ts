/** A file in memory, for tests of what is kept on the disk. */

import type { SyncFile } from '../sync-file.ts';

export class MemoryFile implements SyncFile {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** Bytes that the disk has room for. */
  room = Number.POSITIVE_INFINITY;

  read(buffer: Uint8Array, { at }: { at: number }): number {
    const part = this.bytes.subarray(at, at + buffer.length);
    buffer.set(part);
    return part.length;
  }

  write(buffer: Uint8Array, { at }: { at: number }): number {
    if (at + buffer.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    const longer = new Uint8Array(Math.max(this.bytes.length, at + buffer.length));
    longer.set(this.bytes);
    longer.set(buffer, at);
    this.bytes = longer;
    return buffer.length;
  }

  getSize(): number {
    return this.bytes.length;
  }

  truncate(size: number): void {
    this.bytes = this.bytes.slice(0, size);
  }

  flush(): void {}

  close(): void {}
}
