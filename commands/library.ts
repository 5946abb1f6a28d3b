/** `npm run library`: fills the app's library with seeded transcripts, and measures opening, searching and scrolling it. */

import { openBuiltApp } from './browser/open-built-app.ts';
import { type LibraryFigures, measureLibrary } from './library/measure.ts';
import { usageError } from './terminal/options.ts';
import { note, print, rounded } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run library -- [options]

Fills the library with seeded transcripts in a headless Chromium, and measures what a person waits for.

  --count N           20000 is the default
  --seed N            7 is the default
  --json              one object with the figures
  --help              this text`;

const options = {
  count: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '7' },
  json: { type: 'boolean', default: false },
} as const;

const rows: [name: keyof LibraryFigures, label: string, unit: string][] = [
  ['listed_empty_ms', 'Page opened to list shown, nothing in it', 'ms'],
  ['listed_full_ms', '  with all of them', 'ms'],
  ['first_page_ms', 'First page of the list', 'ms'],
  ['build_ms', 'First search, building the index', 'ms'],
  ['load_ms', 'First search, from the snapshot', 'ms'],
  ['queries', 'Searches, as they are typed', ''],
  ['query_p50_ms', '  median', 'ms'],
  ['query_p95_ms', '  95 of 100 within', 'ms'],
  ['query_most_ms', '  longest', 'ms'],
  ['frames', 'Frames while scrolling', ''],
  ['late_frames', '  that came late, after more than two', ''],
  ['longest_task_ms', '  longest task of the page', 'ms'],
  ['interactions', 'Presses and keys, to what they show', ''],
  ['interaction_p95_ms', '  95 of 100 within', 'ms'],
  ['interaction_most_ms', '  longest', 'ms'],
];

await runCommand({
  usage,
  options,
  async run({ values }) {
    const count = wholeNumber('--count', values.count);
    const seed = wholeNumber('--seed', values.seed);
    const app = await openBuiltApp({ say: note });
    try {
      const figures = await measureLibrary(app.page, { count, seed, say: note });
      if (values.json) print(JSON.stringify({ count, seed, ...figures }));
      else
        for (const [name, label, unit] of rows) print(`${label.padEnd(44)}${rounded(figures[name], 1)} ${unit}`.trim());
      return 0;
    } finally {
      await app.close();
    }
  },
});

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw usageError(`${option} must be a whole number below a million, not "${text}".`);
}
