/** `npm start`: the production build on this machine, for people. */

import { buildFolder, buildIfNeeded } from './serving/build.ts';
import { portFromEnvironment } from './serving/port.ts';
import { serve } from './serving/server.ts';
import { endOnSignals } from './serving/signals.ts';
import { print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm start -- [options]

Serves the production build on this machine until Ctrl+C, at port 4173 or at the one that PORT names.

  --plain             without isolation, to see that path
  --help              this text`;

await runCommand({
  usage,
  options: { plain: { type: 'boolean', default: false } },
  async run({ values }) {
    const port = portFromEnvironment();
    buildIfNeeded(print);
    const server = await serve({ folder: buildFolder, port, plain: values.plain });
    print(`Sotto is at ${server.url.replace(/\/$/, '')} (Ctrl+C ends it)`);
    endOnSignals(server);
    return 0;
  },
});
