/** How much a page keeps on the disk, by store of its databases, and the decoded sound of files. */

export type StoredBytes = Record<string, number>;

/** Runs in the page. Bytes of what is in the records, without what the browser adds; `usage`: all of it, as the browser counts. */
export async function storedBytes(): Promise<StoredBytes> {
  const bytes: StoredBytes = {};
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('sotto');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  for (const name of database.objectStoreNames) {
    bytes[name] = await new Promise<number>((resolve, reject) => {
      let sum = 0;
      const reading = database.transaction(name).objectStore(name).openCursor();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        const { result } = reading;
        if (!result) return resolve(sum);
        const json = JSON.stringify(result.value, (_, value) => {
          if (value instanceof Blob) sum += value.size;
          else if (ArrayBuffer.isView(value)) sum += value.byteLength;
          else return value;
          return undefined;
        });
        sum += json?.length ?? 0;
        result.continue();
      };
    });
  }
  database.close();
  const root = await navigator.storage.getDirectory();
  bytes['file-sound'] = 0;
  try {
    const folder = await root.getDirectoryHandle('file-sound');
    for await (const handle of folder.values()) {
      if (handle.kind === 'file') bytes['file-sound'] += (await (handle as FileSystemFileHandle).getFile()).size;
    }
  } catch {
    // No file was ever read.
  }
  bytes.usage = (await navigator.storage.estimate()).usage ?? 0;
  return bytes;
}

/** Runs in the page. Seconds of dictations that are not compressed yet. */
export async function rawSeconds(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('sotto');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('seconds').objectStore('seconds').count();
      counting.onsuccess = () => resolve(counting.result);
      counting.onerror = () => reject(counting.error);
      opening.result.close();
    };
  });
}
