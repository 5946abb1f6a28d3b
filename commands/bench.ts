/** `npm run bench`: the page's own benchmark in a headless Chromium, as Markdown and as a report that the page opens. */

import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { reportMarkdown } from '../benches/report/markdown.ts';
import { suiteNames } from '../benches/report/measures.ts';
import { writeReport } from '../benches/report/report.ts';
import type { BenchLength, BenchOrder, BenchReport, BenchStep } from '../src/protocol/bench.ts';
import { unwrap, within } from './browser/answers.ts';
import { type BuiltAppOptions, openBuiltApp } from './browser/open-built-app.ts';
import { modelChoice } from './hub/model-choice.ts';
import { checkChoice, runWish, usageError } from './terminal/options.ts';
import { complain, note, print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run bench -- [options]

Measures the app in a headless Chromium, by the same code as the page does, and prints what it found.

  --suite NAME        ${suiteNames.join(', ')}; may be repeated; all of them if left out
  --json FILE         the report with every sample: the page and bench:compare open it
  --length L          short, normal (the default) or long
  --seed N            of the order in which things are measured
  --label TEXT        what the device is called in the report
  --model ID          moonshine-tiny (the default), or OWNER/NAME of a hub
  --hub HUB           where that model comes from: an address, or a folder with OWNER/NAME/… in it
  --backend NAME      wasm, webgpu or auto (the default)
  --threads N         threads of the recogniser, 1 to 64
  --help              this text`;

const options = {
  suite: { type: 'string', multiple: true },
  json: { type: 'string' },
  length: { type: 'string' },
  seed: { type: 'string' },
  label: { type: 'string' },
  model: { type: 'string' },
  hub: { type: 'string' },
  backend: { type: 'string' },
  threads: { type: 'string' },
} as const;

const lengths: readonly BenchLength[] = ['short', 'normal', 'long'];
const longestSeconds: Record<BenchLength, number> = { short: 120, normal: 480, long: 1800 };

declare global {
  var reportBench: (step: BenchStep) => Promise<void>;
}

await runCommand({
  usage,
  options,
  async run({ values, positionals }) {
    if (positionals.length > 0)
      throw usageError(`There is nothing to name here: ${positionals.join(' ')}.\n\n${usage}`);
    for (const suite of values.suite ?? []) checkChoice('--suite', suite, suiteNames);
    checkChoice('--length', values.length, lengths);
    const suites = suiteNames.filter((name) => values.suite?.includes(name));
    const order: BenchOrder = {
      length: lengths.find((name) => name === values.length) ?? 'normal',
      label: (values.label ?? '').slice(0, 60),
      ...(suites.length > 0 ? { suites } : {}),
      ...(values.seed === undefined ? {} : { seed: seedOf(values.seed) }),
    };
    const wish = runWish(values);
    const report = await measure(order, { model: modelChoice(values.model, values.hub), wish, say: note });
    if (values.json !== undefined) writeFileSync(values.json, writeReport(report));
    print(reportMarkdown(report));
    return report.flags.includes('failed') || report.flags.includes('hidden') ? 1 : 0;
  },
});

async function measure(order: BenchOrder, options: BuiltAppOptions): Promise<BenchReport> {
  const { page, close } = await openBuiltApp({ ...options, language: null });
  try {
    // How long the page takes to be ready is worth measuring when everything is here.
    if (!options.model) await reopen(page);
    page.on('console', (message) => {
      if (message.type() === 'warning' && message.text().startsWith('benchmark')) complain(message.text());
    });
    await page.exposeFunction('reportBench', ({ suite, seconds }: BenchStep) =>
      note(`${suite}: ${Math.ceil(seconds)} s left`),
    );
    const running = page.evaluate((wanted) => sotto.bench(wanted, (step) => void reportBench(step)), order);
    const limit = longestSeconds[order.length ?? 'normal'];
    return unwrap(await within(limit, 'The benchmark did not end', running));
  } finally {
    await close();
  }
}

async function reopen(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated').catch(() => {});
  await page.reload();
  await page.waitForFunction(() => 'sotto' in globalThis);
  unwrap(await page.evaluate(() => sotto.ready()));
}

function seedOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw usageError(`--seed must be a whole number, not "${text}".`);
}
