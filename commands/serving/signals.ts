/** How a server ends that runs until somebody ends it. */

import type { AppServer } from './server.ts';

/** From now on Ctrl+C and a request to terminate close the server, and then this process. */
export function endOnSignals(server: AppServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}
