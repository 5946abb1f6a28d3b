/** The thread that sends sound to the one server that the person has named (protocol/remote.ts). */

import { throwIfCancelled } from '../core/cancel.ts';
import { Passing, usualTiming } from '../core/retries.ts';
import type { RemoteApi } from '../protocol/remote.ts';
import { readModels } from './answer.ts';
import { ask, hostOf, Unreadable, unreadableBecause } from './request.ts';
import { type Sending, seenAs, transcribed } from './transcription.ts';

export function createRemoteThread(opus: Sending['opus'], timing = usualTiming): RemoteApi {
  let stopping = new AbortController();
  const untimed = new Set<string>();

  return {
    async transcribe(server, speech, onSent) {
      const { signal } = stopping;
      throwIfCancelled(signal, 'sending sound');
      return transcribed(server, speech, { signal, timing, onSent: async (bytes) => onSent(bytes), opus, untimed });
    },
    async models(server) {
      const { signal } = stopping;
      try {
        return readModels(await ask({ server, path: '/models', signal }), hostOf(server));
      } catch (error) {
        const reason = error instanceof Unreadable ? await unreadableBecause(server, signal) : null;
        const shown = reason ? seenAs(reason, error, hostOf(server)) : error;
        throw shown instanceof Passing ? shown.error : shown;
      }
    },
    stop() {
      stopping.abort();
      stopping = new AbortController();
    },
    ping() {},
  };
}
