/** `npm run startup`: opens the app again and again, and says how long each visit takes until the model is ready. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { medianOf } from '../benches/statistics/statistics.ts';
import { buildFolder, buildIfNeeded } from './serving/build.ts';
import { openVisitor, type Visit, visitKinds } from './startup/visitor.ts';
import { countOf, usageError } from './terminal/options.ts';
import { note, print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run startup -- [options] [FOLDER…]

Opens the app for the first time, uses it once, and opens it again: in the same browser and in a browser
that was ended in between. Of each visit the milliseconds from its start until the model is ready, and of
those what compiling and the warm-up took; then the same of a model that is put to sleep and woken. Medians.

  FOLDER…             builds that are visited in turn; without one this checkout's own
  --visits N          of each kind (5)
  --json              one JSON line a visit
  --help              this text`;

const options = {
  visits: { type: 'string', default: '5' },
  json: { type: 'boolean', default: false },
} as const;

const labels: Record<Visit['kind'], string> = {
  first: 'the first time',
  again: 'again, in the same browser',
  restarted: 'again, in a new browser',
};

const figures = ['readyMs', 'compileMs', 'warmUpMs', 'wokenMs'] as const;

await runCommand({
  usage,
  options,
  async run({ values, positionals }) {
    const count = countOf('--visits', values.visits, 1000);
    for (const folder of positionals) {
      if (!existsSync(join(folder, 'index.html'))) throw usageError(`There is no build in ${folder}.`);
    }
    if (positionals.length === 0) buildIfNeeded(note);
    const folders = positionals.length > 0 ? positionals : [buildFolder];
    const visits = await visitInTurn(folders, count, (visit) => values.json && print(JSON.stringify(visit)));
    if (!values.json) for (const folder of folders) print(tableOf(folder, visits));
    return 0;
  },
});

/** The first visits come before all others, as the browser keeps machine code once it has been used. */
async function visitInTurn(
  folders: readonly string[],
  count: number,
  onVisit: (visit: Visit) => void,
): Promise<Visit[]> {
  const visits: Visit[] = [];
  const visitors = await Promise.all(folders.map((folder) => openVisitor(folder, note)));
  try {
    for (const kind of visitKinds.flatMap((each) => Array<Visit['kind']>(each === 'first' ? 1 : count).fill(each))) {
      for (const visitor of visitors) {
        const visit = await visitor.visit(kind);
        visits.push(visit);
        onVisit(visit);
      }
    }
    return visits;
  } finally {
    for (const visitor of visitors) await visitor.close();
  }
}

function tableOf(folder: string, visits: readonly Visit[]): string {
  const line = (label: string, cells: readonly string[]) =>
    label.padEnd(28) + cells.map((cell) => cell.padStart(9)).join('');
  const lines = visitKinds.map((kind) => {
    const of = visits.filter((visit) => visit.folder === folder && visit.kind === kind);
    return line(
      labels[kind],
      figures.map((figure) => medianOf(of.map((visit) => visit[figure])).toFixed(0)),
    );
  });
  return [folder, line('', ['ready', 'compile', 'warm-up', 'woken']), ...lines].join('\n');
}
