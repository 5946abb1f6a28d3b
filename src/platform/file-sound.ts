/** The decoded sound of files on the disk, as the page sees it: how much it is, and the way to be rid of it. The thread of files writes it. */

import { logEnding, soundEnding, soundFolder, sourceEnding } from '../protocol/files.ts';

/** Whether a file was interrupted. Never rejects. */
export async function hasFileRuns(): Promise<boolean> {
  return (await files()).some(({ name }) => name.endsWith(logEnding));
}

/** Bytes on the disk. Never rejects. */
export async function fileSoundBytes(): Promise<number> {
  return (await files()).reduce((sum, { size }) => sum + size, 0);
}

/**
 * Removes what was last used until this moment, in milliseconds since the epoch, and not what an interrupted run needs; without a moment, all
 * of it. What is open stays. Never rejects.
 */
export async function removeFileSound(before = Number.POSITIVE_INFINITY): Promise<void> {
  const folder = await openFolder();
  const usedAt = new Map<string, number>();
  const all = await files();
  for (const { name, lastModified } of all) {
    const at = name.endsWith(logEnding) ? Number.POSITIVE_INFINITY : lastModified;
    usedAt.set(idOf(name), Math.max(at, usedAt.get(idOf(name)) ?? 0));
  }
  // In this order it is known whether the sound is open.
  const names = all.map(({ name }) => name).toSorted();
  const open = new Set<string>();
  for (const name of names) {
    const id = idOf(name);
    if (usedAt.get(id)! > before || (name.endsWith(sourceEnding) && open.has(id))) continue;
    await folder?.removeEntry(name).catch(() => name.endsWith(soundEnding) && open.add(id));
  }
}

const idOf = (name: string) => name.replace(/\.[^.]+$/, '');

async function openFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(soundFolder);
  } catch {
    return null;
  }
}

async function files(): Promise<File[]> {
  const folder = await openFolder();
  const found: File[] = [];
  if (!folder) return found;
  for await (const handle of folder.values()) {
    if (handle.kind !== 'file') continue;
    const file = await (handle as FileSystemFileHandle).getFile().catch(() => null);
    if (file) found.push(file);
  }
  return found;
}
