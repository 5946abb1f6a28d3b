/** `npm start`: the production build on this machine, for people. */

import { BuildFailed, buildFolder, buildIfNeeded } from './build.ts';
import { PortInUse, serve } from './server.ts';

const defaultPort = 4173;

const wanted = process.env.PORT || String(defaultPort);
const port = Number(wanted);

if (!Number.isInteger(port) || port < 1 || port > 65_535)
  fail(`PORT must be a number from 1 to 65535, not "${wanted}".`);

try {
  buildIfNeeded((line) => console.log(line));
  const server = await serve({ folder: buildFolder, port, plain: process.argv.includes('--plain') });
  console.log(`Sotto is at ${server.url.replace(/\/$/, '')} (Ctrl+C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
} catch (error) {
  if (error instanceof PortInUse) fail(`${error.message} Choose another one: PORT=${port + 1} npm start`);
  if (error instanceof BuildFailed) fail(error.message);
  throw error;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
