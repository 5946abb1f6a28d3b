/** The kit, packed and run where nothing else is: another folder, an empty environment. Where there is no GPU it is skipped by name. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isThere } from '../gpu/model-files.ts';
import { comparisonMarkdown } from '../report/markdown.ts';
import { parseReport } from '../report/parse-report.ts';
import { validIn } from '../report/report.ts';
import { packKit } from './pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'sotto-kit-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Asked of another process: Dawn's threads would keep this one. 0 for a GPU, 2 for a program that plays one. */
const look = `import('webgpu').then(async ({ create }) => {
  const adapter = await create([]).requestAdapter();
  process.exit(adapter ? (adapter.info.isFallbackAdapter ? 2 : 0) : 1);
})`;
const found = spawnSync(process.execPath, ['-e', look], { stdio: 'ignore' }).status;
const { KIT_SECONDS } = process.env;
/** A program takes more than a minute of all cores to compile its shaders: it is tried when KIT_SECONDS is set. */
const hasAdapter = found === 0 || (found === 2 && KIT_SECONDS !== undefined);
const ofTheDriver = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(VK|LP|MESA)_/.test(name)));
const isWorthIt = hasAdapter && isThere('parakeet-nano');

test.skipIf(!isWorthIt)(
  'a packed kit measures on its own, and its report is one of the benchmark',
  { timeout: 300_000 },
  async () => {
    await packKit({ folder, models: ['parakeet-nano'], withShapes: false, preset: '0' });
    const run = spawnSync('/bin/bash', [join(folder, 'run.sh')], {
      cwd: '/',
      env: { KIT_SECONDS: KIT_SECONDS ?? '25', ...ofTheDriver },
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
    const report = parseReport(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(report.model).toMatchObject({ id: 'parakeet', family: 'parakeet', backend: 'WebGPU' });
    expect(report.environment?.graphics).not.toBe('');
    expect(validIn(report, 'gpu.memory')?.figures.median).toBeGreaterThan(1e6);
    const speed = validIn(report, 'model.backend', 'parakeet-nano fp32');
    expect(speed?.figures.median).toBeGreaterThan(0);
    expect(validIn(report, 'model.memory-share', 'parakeet-nano fp32')?.figures.median).toBeLessThan(1);
    expect(comparisonMarkdown(report, report)).toContain('parakeet-nano fp32');
  },
);
