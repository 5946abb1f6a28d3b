/** `npm start`: the production build on this machine, for people. */

import { buildFolder, buildIfNeeded } from './serving/build.ts';
import { type AppServer, serve } from './serving/server.ts';
import { CommandError } from './terminal/failure.ts';
import { print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm start -- [options]

Serves the production build on this machine until Ctrl+C, at port 4173 or at the one that PORT names.

  --plain             without isolation, to see that path
  --help              this text`;

const defaultPort = '4173';

await runCommand({
  usage,
  options: { plain: { type: 'boolean', default: false } },
  async run({ values }) {
    const port = portFrom(process.env.PORT || defaultPort);
    buildIfNeeded(print);
    const server = await serveAt(port, values.plain);
    print(`Sotto is at ${server.url.replace(/\/$/, '')} (Ctrl+C ends it)`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void server.close().then(() => process.exit(0)));
    }
    return 0;
  },
});

/** Throws a CommandError. */
async function serveAt(port: number, plain: boolean): Promise<AppServer> {
  try {
    return await serve({ folder: buildFolder, port, plain });
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== 'port-in-use') throw error;
    throw new CommandError(error.code, `${error.message} Choose another one: PORT=8080 npm start`);
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new CommandError('bad-argument', `PORT must be a number from 1 to 65535, not "${text}".`);
}
