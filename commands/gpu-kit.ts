/** `npm run gpu:kit`: what is needed to measure the engine on a machine with a GPU and without a network, in one folder. */

import { isThere } from '../benches/gpu/model-files.ts';
import { packKit } from '../benches/gpu-kit/pack.ts';
import { CommandError } from './terminal/failure.ts';
import { usageError } from './terminal/options.ts';
import { print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run gpu:kit -- DIR

Packs the engine, a small model, the makers of true shapes, Dawn, this Node and the libraries that load a driver into
DIR, at most 64 MiB, for Linux machines of this kind of processor. There, without a network, "bash run.sh" measures
for KIT_SECONDS (540 if it is not set) and writes report.json, which the benchmark page opens and compares.

  --help           this text`;

await runCommand({
  usage,
  options: {},
  async run({ positionals: [folder, ...more] }) {
    if (!folder || more.length > 0) throw usageError(`One folder must be named.\n\n${usage}`);
    if (!isThere('whisper-nano')) {
      throw new CommandError('file-missing', 'The small models are not beside the repository (../shared/models).');
    }
    const bytes = await packKit({ folder, models: ['whisper-nano'], withShapes: true, preset: '9e' });
    print(`${folder}: ${(bytes / 2 ** 20).toFixed(1)} MiB`);
    return 0;
  },
});
