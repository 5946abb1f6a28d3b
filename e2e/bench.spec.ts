/** The benchmark: a run, opening a report in another browser, comparison, and detection of a slower build. */

import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { kitReport } from '../benches/gpu-kit/kit-report.ts';
import { parseReport } from '../benches/report/parse-report.ts';
import { checkRegression } from '../benches/report/regression.ts';
import { writeReport } from '../benches/report/report.ts';
import { kitMachine, kitResults, kitSpeed } from '../benches/testing/kit-results.ts';
import type { BenchOrder, BenchReport } from '../src/protocol/bench.ts';
import { expect, type SottoPage, test } from './app.ts';
import { violationsIn } from './axe.ts';
import { runInTerminal } from './command-line.ts';

const quick: BenchOrder = { length: 'short', suites: ['micro', 'storage'] };

const dialogOf = ({ page }: SottoPage) => page.getByRole('region', { name: 'Benchmark' });

async function openBenchmark(sotto: SottoPage): Promise<void> {
  await sotto.page.getByRole('link', { name: 'Help', exact: true }).click();
  await sotto.page.getByRole('link', { name: 'Open benchmark' }).click();
  await expect(dialogOf(sotto).getByText('Chromium')).toBeVisible();
}

async function measure(sotto: SottoPage, order: BenchOrder): Promise<BenchReport> {
  const answer = await sotto.page.evaluate((wanted) => globalThis.sotto.bench(wanted), order);
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return parseReport(JSON.stringify(answer.value));
}

/**
 * The report with every sample replaced by its figure's median: on a busy machine, a few scattered samples make every verdict uncertain.
 * Unit tests cover verdicts over scattered samples.
 */
function steadied(report: BenchReport): BenchReport {
  const measurements = report.measurements.map(({ samples, ...each }) => {
    const middle = samples.toSorted((a, b) => a - b)[samples.length >> 1]!;
    return { ...each, samples: samples.map(() => middle) };
  });
  return { ...report, measurements };
}

test('a report made in one browser opens by link in another, and is compared there', async ({ openTab, openSotto }) => {
  const asked: string[] = [];
  const here = await openTab({
    before: async (page) => {
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    },
  });
  await openBenchmark(here);
  expect(await violationsIn(here)).toEqual([]);
  const report = await measure(here, { ...quick, label: 'Desk' });
  expect(report.measurements.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['micro.pace', 'micro.vad', 'micro.ring-write', 'storage.append']),
  );
  await expect(dialogOf(here).getByRole('heading', { name: 'What was found' })).toBeVisible();
  await expect(dialogOf(here).getByRole('row', { name: /Voice detection of 100 ms/ })).toContainText(/met|missed/);
  await dialogOf(here).getByRole('button', { name: 'Copy link' }).click();
  await expect(dialogOf(here).getByText('Copied')).toBeVisible();
  const link = await here.page.evaluate(() => navigator.clipboard.readText());
  expect([...new Set(asked)]).toEqual([new URL(here.url).origin]);

  const there = await openSotto();
  await there.page.goto('about:blank');
  await there.page.goto(link);
  await there.isReady();
  const dialog = dialogOf(there);
  await expect(dialog.getByText(/^Desk, /).first()).toBeVisible();
  expect(there.page.url()).not.toContain('bench=');
  await measure(there, quick);
  const row = dialog.getByRole('table', { name: 'Side by side' }).getByRole('row', { name: /Voice detection, 100 ms/ });
  await expect(row).toContainText(/no clear difference|as fast|slower/);
  await dialog.getByRole('button', { name: 'Show QR code' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code of the link to this report' })).toBeVisible();
  await there.page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await violationsIn(there)).toEqual([]);
  await there.page.setViewportSize({ width: 320, height: 640 });
  expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);

  await there.page.evaluate(
    (damaged) => {
      location.hash = damaged;
    },
    new URL(link).hash.slice(0, 300),
  );
  await expect(dialog.getByText('This report cannot be read')).toBeVisible();
  await expect(dialog.getByText('report-unreadable')).toBeVisible();
});

test('a slowed build fails the check, and the same build passes it', async ({ openTab, browser, servers }) => {
  const order: BenchOrder = { length: 'short', suites: ['model'], seed: 1 };
  const before = await measure(await openTab(), order);
  expect(before.conditions.reference).toMatch(/^4\./);
  expect(before.measurements.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'model.load',
      'model.pass-5s',
      'model.encode',
      'model.decode',
      'bare.pass-5s',
      'reference.pass-5s',
    ]),
  );

  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await slowEngine(page);
  await page.goto(servers.isolated.url);
  await page.waitForFunction(() => 'sotto' in globalThis);
  const answer = await page.evaluate((wanted) => globalThis.sotto.bench(wanted), order);
  await context.close();
  if (!answer.ok) throw new Error(answer.error.code);

  expect(checkRegression(before, before)).toMatchObject({ regressions: [], isVoid: false });
  const { regressions, compared } = checkRegression(steadied(before), steadied(answer.value));
  expect(compared).toBeGreaterThan(2);
  expect(regressions.map(({ id }) => id)).toEqual(expect.arrayContaining(['model.pass-5s', 'model.decode']));
});

/** Delays every step of the app's decoder by 0.1 s; transformers.js is not affected. */
async function slowEngine(page: Page): Promise<void> {
  const brake = `{
    const from = BigInt64Array.from.bind(BigInt64Array);
    BigInt64Array.from = (...values) => {
      for (const until = performance.now() + 100; performance.now() < until; );
      return from(...values);
    };
  }`;
  await page.route('**/workers/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${brake}\n${await response.text()}` });
  });
}

test('reports of the kit for a GPU are opened and compared', async ({ openTab }, info) => {
  const [first, second] = [info.outputPath('first-card.json'), info.outputPath('second-card.json')];
  const other = { ...kitMachine, environment: { ...kitMachine.environment, graphics: 'Another card' } };
  const faster = kitResults.map((each) => (each.kind === 'speed' ? kitSpeed(each.of, 0.5) : each));
  writeFileSync(first, writeReport(kitReport(kitResults, kitMachine)));
  writeFileSync(second, writeReport(kitReport(faster, other)));
  const sotto = await openTab();
  await openBenchmark(sotto);
  const dialog = dialogOf(sotto);
  await dialog.locator('input[type=file]').setInputFiles([first, second]);
  for (const card of ['A card', 'Another card']) {
    await expect(dialog.getByText(new RegExp(`^${card}, `)).first()).toBeVisible();
  }
  const row = (name: RegExp) => dialog.getByRole('row', { name });
  await expect(row(/Encoder, 5 s.*whisper-nano fp16\/q4/)).toContainText('as fast');
  await expect(row(/share of what the memory can give.*whisper-nano fp16\/q4/)).toContainText('50');
  expect(await violationsIn(sotto)).toEqual([]);
});

test('the command writes what the page opens', async ({ openTab }, info) => {
  const [first, second] = [info.outputPath('first.json'), info.outputPath('second.json')];
  const args = ['--suite', 'micro', '--length', 'short', '--label', 'From the command'];
  const run = await runInTerminal('bench', [...args, '--json', first]);
  expect(run.stderr).toBe('');
  expect(run.stdout).toContain('| Voice detection, 100 ms |');
  expect(run.status).toBe(0);

  const report = parseReport(readFileSync(first, 'utf8'));
  const { measurements } = steadied(report);
  const slower = measurements.map((each) =>
    each.id === 'micro.pace' ? each : { ...each, samples: each.samples.map((ms) => 5 * ms) },
  );
  writeFileSync(first, JSON.stringify({ ...report, measurements }));
  writeFileSync(second, JSON.stringify({ ...report, measurements: slower }));
  const same = await runInTerminal('bench:compare', ['--check', first, first]);
  expect([same.status, same.stdout]).toEqual([0, expect.stringContaining('no clear difference')]);
  const worse = await runInTerminal('bench:compare', ['--check', first, second]);
  expect([worse.status, worse.stderr]).toEqual([1, expect.stringContaining('Voice detection, 100 ms')]);

  const sotto = await openTab();
  await openBenchmark(sotto);
  await dialogOf(sotto).locator('input[type=file]').setInputFiles([first, second]);
  await expect(
    dialogOf(sotto)
      .getByText(/^From the command, /)
      .first(),
  ).toBeVisible();
  const row = dialogOf(sotto).getByRole('row', { name: /Voice detection, 100 ms/ });
  await expect(row.filter({ hasText: 'slower' })).toBeVisible();
});
