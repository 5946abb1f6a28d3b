/** The decoded sound of files on the disk, as the page sees it: how much it is, and the way to be rid of it. The thread of files writes it. */

/** The name that src/files/sound-folder.ts gives it. */
const folderName = 'file-sound';
/** Of what a run has noted, which is not at its end. */
const runEnding = '.log';

/** Whether a file was interrupted. Never rejects. */
export async function hasFileRuns(): Promise<boolean> {
  return (await files()).some(({ name }) => name.endsWith(runEnding));
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
    const at = name.endsWith(runEnding) ? Number.POSITIVE_INFINITY : lastModified;
    usedAt.set(idOf(name), Math.max(at, usedAt.get(idOf(name)) ?? 0));
  }
  for (const { name } of all) {
    if (usedAt.get(idOf(name))! <= before) await folder?.removeEntry(name).catch(() => {});
  }
}

const idOf = (name: string) => name.replace(/\.[^.]+$/, '');

async function openFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(folderName);
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
