/** The port that the app is served at. */

import { CommandError } from '../terminal/failure.ts';

const defaultPort = '4173';

/** What PORT says, or 4173. Throws a CommandError for what is no port. */
export function portFromEnvironment(): number {
  const text = process.env.PORT || defaultPort;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new CommandError('bad-argument', `PORT must be a number from 1 to 65535, not "${text}".`);
}
