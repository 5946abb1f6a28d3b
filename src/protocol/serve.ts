/** How a worker serves the page. */

import { expose } from 'comlink';
import { carryErrorCodes } from './carry-error-codes.ts';
import { networkWitness } from './network.ts';

/** Exposes `api` to the page from a worker, and beside it what each thread can tell of its way to the network. */
export function serve(api: object): void {
  carryErrorCodes();
  expose(Object.assign(api, networkWitness));
}
