/** `npm run live`: live dictation over the recordings of a manifest, measured, and beside it the loop that others run. */

import { writeFileSync } from 'node:fs';
import { clipHead, clipRows, totalsTable } from '../benches/live/live-table.ts';
import { findOrInstallChromium } from './browser/find-chromium.ts';
import { type LiveClip, readClips } from './comparison/clips.ts';
import { LiveComparison, type LivePlan } from './comparison/comparison.ts';
import { appIn, ownApp } from './comparison/live-app.ts';
import { modelChoice } from './hub/model-choice.ts';
import { usageError } from './terminal/options.ts';
import { note, print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run live -- [options] MANIFEST.json

Dictates the English recordings of a manifest in real time and prints what a person would have seen.
A manifest is a list of {id, file, language, reference, reference_alt, seconds}.

  --app FOLDER        another checkout to measure, or the folder of a build; may be repeated
  --model, --hub      as for npm run dictate
  --baseline          also transformers.js with the embedded model, the whole recording at every tick
  --clips N           the first N recordings of at most 30 s; all of them if left out
  --ids A,B           these recordings, of any length
  --json FILE         everything that was measured
  --help              this text`;

const options = {
  app: { type: 'string', multiple: true },
  model: { type: 'string' },
  hub: { type: 'string' },
  baseline: { type: 'boolean', default: false },
  clips: { type: 'string' },
  ids: { type: 'string' },
  json: { type: 'string' },
} as const;

await runCommand({
  usage,
  options,
  async run({ values, positionals: [manifest, ...others] }) {
    if (manifest === undefined || others.length > 0) throw usageError(`One manifest must be named.\n\n${usage}`);
    const recordings = readClips(manifest, { ids: values.ids?.split(','), count: wholeNumber(values.clips) });
    const model = modelChoice(values.model, values.hub);
    if (model && values.baseline) throw usageError('--baseline is there for the embedded model alone.');
    const browser = findOrInstallChromium(note);
    const apps = values.app?.map((named) => appIn(named, note)) ?? [ownApp(note)];
    return compare({ browser, apps, model, withBaseline: values.baseline }, recordings, values.json);
  },
});

async function compare(plan: LivePlan, recordings: readonly LiveClip[], json: string | undefined): Promise<number> {
  const comparison = await LiveComparison.open(plan);
  try {
    print(clipHead());
    for (const recording of recordings) {
      note(`Dictating ${recording.id} (${recording.seconds.toFixed(1)} s)…`);
      print(clipRows(await comparison.measure(recording)));
      // After every recording: a long run that ends early has not been for nothing.
      if (json !== undefined) writeFileSync(json, `${JSON.stringify(comparison.report(), null, 1)}\n`);
    }
    const { totals } = comparison.report();
    print(`\n${totalsTable(totals)}`);
    return totals.every(({ failed }) => failed === 0) ? 0 : 1;
  } finally {
    await comparison.close();
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw usageError(`--clips must be a whole number from 1 on, not "${text}".`);
}
