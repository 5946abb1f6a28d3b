/** The thread that sends sound to the one server that the person has named (protocol/remote.ts). */

import { throwIfCancelled } from '../core/cancel.ts';
import { Passing, type RetryTiming } from '../core/retries.ts';
import type { RemoteApi } from '../protocol/remote.ts';
import { readModels } from './answer.ts';
import { ask, hostOf, Unreadable } from './request.ts';
import { type Sending, seenAs, transcribed } from './transcription.ts';

/** At most six attempts, with 1 to 16 s between them. */
const usualTiming: RetryTiming = {
  attempts: 6,
  firstWaitMs: 1_000,
  longestWaitMs: 30_000,
  offlineWaitMs: 30_000,
  stallMs: 30_000,
};

export function createRemoteThread(opus: Sending['opus'], timing = usualTiming): RemoteApi {
  let stopping = new AbortController();
  const untimed = new Set<string>();

  return {
    async transcribe(server, speech, onSent) {
      const { signal } = stopping;
      throwIfCancelled(signal, 'sending sound');
      return transcribed(server, speech, { signal, timing, onSent, opus, untimed });
    },
    async models(server) {
      const { signal } = stopping;
      try {
        return readModels(await ask({ server, path: '/models', signal }), hostOf(server));
      } catch (error) {
        const shown = error instanceof Unreadable ? await seenAs(error, server, signal) : error;
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
