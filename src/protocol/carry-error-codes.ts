/** Comlink with errors that keep their code: its own handler turns an AppError into a bare Error (comlink#601, #524). */

import { transferHandlers } from 'comlink';
import { fromWire, toWire, type WireError } from '../core/errors.ts';

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
