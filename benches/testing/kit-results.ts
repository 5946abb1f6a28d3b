/** What a kit may have measured on a card, for tests. */

import type { GpuCase } from '../gpu/cases.ts';
import type { KitMachine, KitResult } from '../gpu-kit/kit-report.ts';

export const fastCase: GpuCase = { model: 'whisper-nano', encoder: 'fp16', decoder: 'q4' };
export const wholeCase: GpuCase = { model: 'whisper-nano', encoder: 'fp32', decoder: 'fp32' };

export const kitMachine: KitMachine = {
  day: '2026-11-28',
  environment: { browser: 'Dawn', system: 'Linux', cores: 8, memory: 32, graphics: 'A card', build: '1' },
  model: { id: 'whisper-nano', family: 'whisper', digest: 'ab' },
  timerStep: 0.001,
  isWhole: true,
};

export const kitSpeed = (of: GpuCase, factor = 1): KitResult => ({
  kind: 'speed',
  of,
  decoderBytes: 1e9,
  speed: {
    load: 100 * factor,
    first: 200 * factor,
    encodes: [4, 5, 4, 5, 4].map((ms) => ms * factor),
    passes: [10, 11, 12, 11, 10].map((ms) => ms * factor),
    tokensPerSecond: [50, 50, 50, 50, 50],
  },
});

/** The first case has the words of the processor, the second has not. */
export const kitResults: readonly KitResult[] = [
  { kind: 'bandwidth', bytesPerSecond: [1e11, 2e11, 1e11] },
  { kind: 'words', of: fastCase, isEqual: true, text: 'hello' },
  { kind: 'words', of: wholeCase, isEqual: false, text: 'hollow' },
  kitSpeed(fastCase),
  kitSpeed(wholeCase),
];
