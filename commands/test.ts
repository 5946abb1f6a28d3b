/**
 * `npm test`: everything that is checked. What is quick comes first, and the rest not at all when that fails; then the tests, in
 * three rows beside each other: those that play recordings in real time, and wait for them most of their time, and two that compute. At
 * last the benchmark, with nothing beside it.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from './browser/find-chromium.ts';
import { buildIfNeeded } from './serving/build.ts';
import { runTool, tool } from './serving/tool.ts';
import { inPlainWords } from './terminal/failure.ts';

interface Counts {
  passed: number;
  /** Of these, those that passed only when they were run once more. */
  flaky: number;
  failed: number;
  skipped: number;
}

/** Part of vitest's JSON report. */
interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

/** Part of Playwright's JSON report. */
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/** Part of a line of `npm run gpu`. */
interface GpuCaseLine {
  skipped?: string;
  isEqual?: boolean;
  readsTokensOnly?: boolean | null;
  hasGrown?: boolean;
}

/** A software adapter is slow: each model hears little more than a second. */
const everyFamily = ['--short', '--runs', '0', '--seconds', '1.2'];
/** Of a case that is fast on any adapter: what is left behind by each run would be seen. */
const manyRuns = ['--only', 'parakeet-nano fp32/int8', '--runs', '200', '--seconds', '0.4'];

const counts: Counts = { passed: 0, flaky: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), 'sotto-reports-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));

const started = performance.now();
const hasPassed = await runAll();
// A stage that fails before or beside its tests is a failure too.
if (!hasPassed && counts.failed === 0) counts.failed = 1;
console.log(`\n${hasPassed ? 'All stages passed' : 'FAILED'} after ${secondsSince(started)}`);
console.log(
  `${counts.passed} passed (${counts.flaky} at the second try), ${counts.failed} failed, ${counts.skipped} skipped`,
);
process.exitCode = hasPassed ? 0 : 1;

async function runAll(): Promise<boolean> {
  try {
    const { executablePath, how } = findOrInstallChromium((line) => console.log(line));
    console.log(`Chromium: ${executablePath} (${how})`);
    process.env.SOTTO_CHROMIUM = executablePath;
  } catch (error) {
    console.error(inPlainWords(error));
    return false;
  }
  return (
    (await stage('types and lint', (label) => runTool('npm', ['run', '--silent', 'check'], { label }))) &&
    (await stage('build', build)) &&
    (await all(runRecordings, runUnits, runComputations)) &&
    (await stage('benchmark', (label) => runPlaywright(label, ['benchmark'])))
  );
}

/** One beside the other, each to its end. */
async function all(...works: (() => Promise<boolean>)[]): Promise<boolean> {
  const outcomes = await Promise.all(works.map((work) => work()));
  return outcomes.every((hasPassed) => hasPassed);
}

function runRecordings(): Promise<boolean> {
  return inTurn(
    ['recordings', (label) => runPlaywright(label, ['sustained', 'app'])],
    ['other browsers', (label) => runPlaywright(label, ['other-browsers'])],
  );
}

function runUnits(): Promise<boolean> {
  return stage('units', runVitest);
}

function runComputations(): Promise<boolean> {
  return inTurn(['gpu', runGpu], ['computations', (label) => runPlaywright(label, ['computations'])]);
}

/** All of them, also when one fails. */
async function inTurn(...stages: Parameters<typeof stage>[]): Promise<boolean> {
  let haveAllPassed = true;
  for (const [name, work] of stages) haveAllPassed = (await stage(name, work)) && haveAllPassed;
  return haveAllPassed;
}

async function stage(name: string, work: (label: string) => boolean | Promise<boolean>): Promise<boolean> {
  console.log(`\n== ${name}`);
  const begun = performance.now();
  const hasPassed = await work(name);
  console.log(`== ${name}: ${hasPassed ? 'passed' : 'FAILED'} in ${secondsSince(begun)}`);
  return hasPassed;
}

function build(): boolean {
  try {
    buildIfNeeded((line) => console.log(line));
    return true;
  } catch (error) {
    console.error(inPlainWords(error));
    return false;
  }
}

async function runVitest(label: string): Promise<boolean> {
  const file = join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const hasPassed = await runTool(tool('vitest'), args, { label });
  const report = read<VitestReport>(file);
  if (report) {
    // A file that cannot be loaded fails without a test of its own.
    const failed = Math.max(report.numFailedTests, report.success ? 0 : 1);
    add({ passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests });
  }
  return hasPassed;
}

/** Cases that this machine cannot run are skipped, and say so. */
async function runGpu(label: string): Promise<boolean> {
  const cases: GpuCaseLine[] = [];
  const onLine = (line: string) => {
    if (line.startsWith('{')) cases.push(JSON.parse(line) as GpuCaseLine);
  };
  const run = (...options: string[]) => runTool('npm', ['run', '--silent', 'gpu', '--', ...options], { label, onLine });
  const hasPassed = (await run(...everyFamily)) && (await run(...manyRuns));
  const skipped = cases.filter(({ skipped }) => skipped !== undefined).length;
  const passed = cases.filter(
    ({ isEqual, readsTokensOnly, hasGrown }) => isEqual === true && readsTokensOnly !== false && !hasGrown,
  ).length;
  add({ passed, skipped, failed: cases.length - skipped - passed });
  return hasPassed && cases.length > 0;
}

/** One test at a time. */
async function runPlaywright(label: string, projects: string[]): Promise<boolean> {
  const file = join(reports, `${label}.json`);
  const args = ['test', '--workers=1', '--reporter=list,json', `--output=test-results/${label}`];
  const chosen = projects.map((project) => `--project=${project}`);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const hasPassed = await runTool(tool('playwright'), [...args, ...chosen], { label, env });
  const report = read<PlaywrightReport>(file);
  if (report) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    add({ passed: expected + flaky, flaky, failed: unexpected + report.errors.length, skipped });
  }
  return hasPassed;
}

function add({ passed, flaky = 0, failed, skipped }: Omit<Counts, 'flaky'> & { flaky?: number }): void {
  counts.passed += passed;
  counts.flaky += flaky;
  counts.failed += failed;
  counts.skipped += skipped;
}

/** Null when the runner ended before it wrote its report. */
function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

function secondsSince(time: number): string {
  return `${((performance.now() - time) / 1000).toFixed(1)} s`;
}
