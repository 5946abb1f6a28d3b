/** The kit, packed and run where nothing else is: another folder, an empty environment. Where no adapter is found it is skipped by name. */

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

/** Asked of another process: Dawn's threads would keep this one. */
const look = `import('webgpu').then(async ({ create }) => process.exit((await create([]).requestAdapter()) ? 0 : 1))`;
const hasAdapter = spawnSync(process.execPath, ['-e', look], { stdio: 'ignore' }).status === 0;
const isWorthIt = hasAdapter && isThere('parakeet-nano');

test.skipIf(!isWorthIt)(
  'a packed kit measures on its own, and its report is one of the benchmark',
  { timeout: 180_000 },
  async () => {
    await packKit({ folder, models: ['parakeet-nano'], withShapes: false, preset: '0' });
    const { VK_DRIVER_FILES = '' } = process.env;
    const run = spawnSync('/bin/bash', [join(folder, 'run.sh')], {
      cwd: '/',
      env: { KIT_SECONDS: '25', VK_DRIVER_FILES },
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
