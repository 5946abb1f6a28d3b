/** Reads a folder from the browser's dialog, or a dropped one, as a list of files. */

import type { RefObject } from 'preact';
import { folderSource } from '../../app/models/model-address.ts';
import type { FolderFile, ModelSource } from '../../protocol/models.ts';

/** An attribute that Preact's types lack. */
const folderOnly = { webkitdirectory: true };

interface FolderInputProps {
  input: RefObject<HTMLInputElement | null>;
  label: string;
  onFolder: (source: ModelSource & { kind: 'folder' }) => void;
}

export function FolderInput({ input, label, onFolder }: FolderInputProps) {
  const onChange = (event: Event & { currentTarget: HTMLInputElement }) => {
    const files = [...(event.currentTarget.files ?? [])].map((file) => ({ path: file.webkitRelativePath, file }));
    // The input is cleared, so that choosing the same folder again triggers a change event.
    event.currentTarget.value = '';
    if (files.length > 0) onFolder(folderSource(files));
  };
  return <input ref={input} type="file" {...folderOnly} hidden aria-label={label} onChange={onChange} />;
}

/** The files below the dropped folder; null when anything but a single folder was dropped. */
export async function droppedFolder(transfer: DataTransfer): Promise<FolderFile[] | null> {
  const [entry, more] = [...transfer.items].map((item) => item.webkitGetAsEntry());
  return entry && !more && isFolder(entry) ? filesBelow(entry, entry.name) : null;
}

async function filesBelow(folder: FileSystemDirectoryEntry, path: string): Promise<FolderFile[]> {
  const files: FolderFile[] = [];
  for (const entry of await entriesOf(folder)) {
    const below = `${path}/${entry.name}`;
    if (isFolder(entry)) files.push(...(await filesBelow(entry, below)));
    else files.push({ path: below, file: await fileOf(entry as FileSystemFileEntry) });
  }
  return files;
}

/** `readEntries` returns about a hundred entries per call. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
