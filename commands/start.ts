/** `npm start`: the production build on this machine, for people; with `-- --plain` without isolation, to see that path. */

import { buildFolder, buildIfNeeded } from './serving/build.ts';
import { serve } from './serving/server.ts';
import { CommandError, inPlainWords } from './terminal/failure.ts';

const defaultPort = '4173';

try {
  const port = portFrom(process.env.PORT || defaultPort);
  buildIfNeeded((line) => console.log(line));
  const server = await serve({ folder: buildFolder, port, plain: process.argv.includes('--plain') });
  console.log(`Sotto is at ${server.url.replace(/\/$/, '')} (Ctrl+C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
} catch (error) {
  const isTaken = error instanceof CommandError && error.code === 'port-in-use';
  console.error(inPlainWords(error) + (isTaken ? ' Choose another one: PORT=8080 npm start' : ''));
  process.exitCode = 1;
}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new CommandError('bad-argument', `PORT must be a number from 1 to 65535, not "${text}".`);
}
