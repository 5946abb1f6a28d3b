/** Transcripts whose file the disk has lost, as Chromium shows it: the read fails, and its transaction is aborted. */

import { vi } from 'vitest';

/** Holds until the spy that it returns is restored. */
export function makeUnreadable(...ids: string[]) {
  const read = IDBObjectStore.prototype.get;
  return vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, id) {
    const request = read.call(this, id);
    if (this.name !== 'transcripts' || !ids.includes(String(id))) return request;
    Object.defineProperty(request, 'error', {
      value: new DOMException('Data lost due to missing file.', 'NotReadableError'),
    });
    this.transaction.abort();
    return request;
  });
}
