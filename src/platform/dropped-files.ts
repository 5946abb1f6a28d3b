/** Files that are dropped, pasted or chosen with their folder. Of a folder those are taken that are sound, however deep they lie. */

/** Extensions of sound that browsers have no media type for. */
const soundNames =
  /\.(aiff?|aifc|au|snd|caf|w64|wav|mp[234]|m4[ab]|aac|og[gav]|opus|flac|webm|mk[av]|mov|ts|amr|wma)$/i;

/** To be called while the event lasts: what is read then is gone afterwards. */
export function filesOf(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return Promise.resolve([...transfer.files]);
  return inOrder(entries, async (entry) => (isFolder(entry) ? soundsUnder(entry) : [await fileOf(entry)]));
}

/** The sound in a folder that was chosen, in the order of its names. */
export function soundsIn(files: readonly File[]): File[] {
  return files.filter(isSound).sort((a, b) => byName(a.webkitRelativePath, b.webkitRelativePath));
}

async function soundsUnder(folder: FileSystemDirectoryEntry): Promise<File[]> {
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
    const file = await fileOf(entry);
    return isSound(file) ? [file] : [];
  });
}

const isSound = ({ type, name }: File) => /^(audio|video)\//.test(type) || soundNames.test(name);
const byName = (a: string, b: string) => a.localeCompare(b, undefined, { numeric: true });

async function inOrder(entries: readonly FileSystemEntry[], read: (entry: FileSystemEntry) => Promise<File[]>) {
  const files: File[] = [];
  for (const entry of entries) files.push(...(await read(entry).catch(() => [])));
  return files;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemEntry) =>
  new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
