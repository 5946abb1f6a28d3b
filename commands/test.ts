/** `npm test`: everything that is checked, in order, up to the first stage that fails. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from './browser/find-chromium.ts';
import { buildIfNeeded, root } from './serving/build.ts';
import { inPlainWords } from './terminal/failure.ts';

interface Counts {
  passed: number;
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
}

const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), 'sotto-reports-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));

const started = performance.now();
const hasPassed = runAll();
// A stage that fails before or beside its tests is a failure too.
if (!hasPassed && counts.failed === 0) counts.failed = 1;
console.log(`\n${hasPassed ? 'All stages passed' : 'Stopped'} after ${secondsSince(started)}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = hasPassed ? 0 : 1;

function runAll(): boolean {
  try {
    const { executablePath, how } = findOrInstallChromium((line) => console.log(line));
    console.log(`Chromium: ${executablePath} (${how})`);
    process.env.SOTTO_CHROMIUM = executablePath;
  } catch (error) {
    console.error(inPlainWords(error));
    return false;
  }
  return (
    stage('Types and lint', () => run('npm', ['run', '--silent', 'check'])) &&
    stage('Build', build) &&
    stage('Unit and browser tests', runVitest) &&
    stage('Engine on WebGPU', runGpu) &&
    stage('End-to-end tests', runPlaywright)
  );
}

function stage(name: string, work: () => boolean): boolean {
  console.log(`\n== ${name}`);
  const begun = performance.now();
  const hasPassed = work();
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

function runVitest(): boolean {
  const file = join(reports, 'vitest.json');
  const hasPassed = run(tool('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = read<VitestReport>(file);
  if (report) {
    // A file that cannot be loaded fails without a test of its own.
    const failed = Math.max(report.numFailedTests, report.success ? 0 : 1);
    add({ passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests });
  }
  return hasPassed;
}

/** Cases that this machine cannot run are skipped, and say so. */
function runGpu(): boolean {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'gpu', '--', '--runs', '2'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  console.log(stdout.trimEnd());
  const cases = stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as GpuCaseLine] : []));
  const skipped = cases.filter(({ skipped }) => skipped !== undefined).length;
  const passed = cases.filter(({ isEqual }) => isEqual === true).length;
  add({ passed, skipped, failed: cases.length - skipped - passed });
  return status === 0 && cases.length > 0;
}

function runPlaywright(): boolean {
  const file = join(reports, 'playwright.json');
  const hasPassed = run(tool('playwright'), ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const report = read<PlaywrightReport>(file);
  if (report) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    add({ passed: expected + flaky, failed: unexpected + report.errors.length, skipped });
  }
  return hasPassed;
}

function add({ passed, failed, skipped }: Counts): void {
  counts.passed += passed;
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

function tool(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}

/** Runs with the output going to the terminal; whether it ended well. */
function run(command: string, args: string[], more: Record<string, string> = {}): boolean {
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    // npm and the tools are command scripts on Windows, which only a shell starts.
    shell: process.platform === 'win32',
    env: { ...process.env, ...more },
  });
  if (error) console.error(`${command}: ${error.message}`);
  if (signal) console.error(`${command} was ended by ${signal}.`);
  return status === 0;
}

function secondsSince(time: number): string {
  return `${((performance.now() - time) / 1000).toFixed(1)} s`;
}
