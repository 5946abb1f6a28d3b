/** A file of the origin's own file system, opened by a thread for itself alone: https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle */

import { AppError } from '../core/errors.ts';

/** As the standard has it; types of the page leave it out, as only threads have it. */
export interface SyncFile {
  /** Bytes read into `buffer`: fewer at the end of the file. */
  read(buffer: Uint8Array, options: { at: number }): number;
  /** Bytes written. Throws `QuotaExceededError`. */
  write(buffer: Uint8Array, options: { at: number }): number;
  getSize(): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

type SyncHandle = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncFile> };

/** Opens a file, and makes it where there is none. Null when another thread, of this window or another one, has it open. */
export async function openSync(folder: FileSystemDirectoryHandle, name: string): Promise<SyncFile | null> {
  const handle = (await folder.getFileHandle(name, { create: true })) as SyncHandle;
  return handle.createSyncAccessHandle().catch((error: DOMException) => {
    if (error.name === 'NoModificationAllowedError') return null;
    throw error;
  });
}

/** Writes all of it, or throws `QuotaExceededError`. */
export function writeAll(file: SyncFile, bytes: Uint8Array, at: number): void {
  if (file.write(bytes, { at }) < bytes.length) throw new DOMException('not all was written', 'QuotaExceededError');
}

/** The browser's own disk has failed: it tells so by the same names as of a file that a person has chosen, whose fault it is not. */
export const storageGone = (cause: unknown) => new AppError('storage-gone', String(cause), { cause });

/** JSON that this app has written; null where the disk has torn it. */
export function parsed<Value>(text: string): Value | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
