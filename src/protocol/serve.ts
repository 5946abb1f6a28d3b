/** Comlink with errors that keep their code: its own handler turns an AppError into a bare Error (comlink#601, #524). */

import { expose, transferHandlers } from 'comlink';
import { fromWire, toWire, type WireError } from '../core/errors.ts';
import { networkWitness } from './network.ts';

/** Registers the handler; both ends of a channel call it once. */
export function carryErrorCodes(): void {
  const original = transferHandlers.get('throw');
  if (!original) return;
  transferHandlers.set('throw', {
    canHandle: original.canHandle,
    serialize: (thrown) => [toWire((thrown as { value: unknown }).value), []],
    deserialize: (wire) => {
      throw fromWire(wire as WireError);
    },
  });
}

/** Exposes `api` to the page from a worker, and beside it what each thread can tell of its way to the network. */
export function serve(api: object): void {
  carryErrorCodes();
  expose(Object.assign(api, networkWitness));
}
