/** Files that are dropped, pasted or chosen with their folder. Of a folder those are taken that are sound, however deep they lie. */

import { isSoundName } from './sound-names.ts';

export interface FoundFiles {
  files: File[];
  /** Names of files and folders that could not be read. */
  unread: string[];
}

/** To be called while the event lasts: what is read then is gone afterwards. Never rejects. */
export async function filesOf(transfer: DataTransfer): Promise<FoundFiles> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return { files: [...transfer.files], unread: [] };
  return inOrder(entries, async (entry) => (isFolder(entry) ? soundsUnder(entry) : read([await fileOf(entry)])));
}

/** The sound in a folder that was chosen, in the order of its names. */
export function soundsIn(files: readonly File[]): File[] {
  return files.filter(isSound).sort((a, b) => byName(a.webkitRelativePath, b.webkitRelativePath));
}

async function soundsUnder(folder: FileSystemDirectoryEntry): Promise<FoundFiles> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    // A hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    entries.push(...some);
  }
  const sorted = entries.toSorted((a, b) => byName(a.name, b.name));
  return inOrder(sorted, async (entry) => {
    if (isFolder(entry)) return soundsUnder(entry);
    const file = await fileOf(entry).catch((error) => {
      if (isSoundName(entry.name)) throw error;
    });
    return read(file && isSound(file) ? [file] : []);
  });
}

const isSound = ({ type, name }: File) => /^(audio|video)\//.test(type) || isSoundName(name);
const byName = (a: string, b: string) => a.localeCompare(b, undefined, { numeric: true });

const read = (files: File[]): FoundFiles => ({ files, unread: [] });

async function inOrder(
  entries: readonly FileSystemEntry[],
  open: (entry: FileSystemEntry) => Promise<FoundFiles>,
): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], unread: [] };
  for (const entry of entries) {
    const { files, unread } = await open(entry).catch(() => ({ files: [], unread: [entry.name] }));
    found.files.push(...files);
    found.unread.push(...unread);
  }
  return found;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemEntry) =>
  new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
