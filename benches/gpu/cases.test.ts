/** What anybody may be offered is what is tried. */

import { expect, test } from 'vitest';
import { candidatesFor } from '../../src/models/fit/candidates.ts';
import { precisionPairs } from '../../src/models/layout/graph-pairs.ts';
import { type Dtype, dtypeSuffixes, type Family } from '../../src/protocol/model.ts';
import { isTried } from '../../src/protocol/tried-precisions.ts';
import { gpuCases, nameOf, shortCases } from './cases.ts';

const dtypes = Object.keys(dtypeSuffixes) as Dtype[];
const pairs = dtypes.flatMap((encoder) => dtypes.map((decoder) => ({ encoder, decoder })));
const models = { whisper: 'whisper-nano', moonshine: 'moonshine-tiny', parakeet: 'parakeet-nano' } as const;
const device = { cores: 8, threads: 4, isIsolated: true, hasGpu: true, hasShaderF16: true };
const tried = gpuCases.map(nameOf);

test.each(Object.entries(models))('%s: every candidate on a GPU is a case', (family, model) => {
  const onGpu = candidatesFor(family as Family, pairs, device).filter(({ encoder }) => encoder === 'webgpu');
  expect(onGpu.length).toBeGreaterThan(3);
  for (const { precision } of onGpu) expect(tried).toContain(nameOf({ model, ...precision }));
});

test.each(Object.keys(models))('%s: nothing is downloaded that no engine would load', (family) => {
  for (const precision of precisionPairs(family as Family, new Set(dtypes), new Set(dtypes))) {
    const backends = [
      { encoder: 'wasm', decoder: 'wasm', precision },
      { encoder: 'webgpu', decoder: 'wasm', precision },
      { encoder: 'webgpu', decoder: 'webgpu', precision },
    ] as const;
    expect(backends.some((backend) => isTried(family as Family, backend))).toBe(true);
  }
});

test('a CTC model runs on the processor alone', () => {
  expect(
    candidatesFor('ctc', pairs, device).every(({ encoder, decoder }) => encoder === decoder && encoder === 'wasm'),
  ).toBe(true);
});

test('every test run has each family in each precision', () => {
  expect(shortCases.map(nameOf).sort()).toEqual([
    'moonshine-tiny fp32',
    'moonshine-tiny q4',
    'parakeet-nano fp16',
    'parakeet-nano fp32',
    'whisper-nano fp16',
    'whisper-nano fp32',
    'whisper-nano q4',
    'whisper-nano q4f16',
  ]);
});
