/** Records that the browser cannot read, as when it has lost the file behind a large value. */

import { vi } from 'vitest';

/**
 * Until it is restored, reading these transcripts fails as a request: with an event that aborts the transaction unless it
 * is stopped. Inside a reading transaction the read throws instead.
 */
export function makeUnreadable(...ids: string[]) {
  const read = IDBObjectStore.prototype.get;
  return vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, id) {
    const isLost = this.name === 'transcripts' && ids.includes(String(id));
    // What is there already cannot be added: a request that fails.
    return isLost ? this.add({ id }) : read.call(this, id);
  });
}
