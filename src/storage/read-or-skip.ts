/** Reading where one lost record must not stop the rest: browsers lose the file behind a large value, and reading it then fails. */

import { unwrap } from 'idb';

/** Resolves with undefined also where the record cannot be read, and its transaction goes on. */
export function readOrSkip<T>(reading: Promise<T>): Promise<T | undefined> {
  unwrap(reading).addEventListener('error', (event) => {
    // An error that arrives at the transaction aborts it.
    event.preventDefault();
    event.stopPropagation();
  });
  return reading.catch(() => undefined);
}
