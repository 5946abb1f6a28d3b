/** What the kit measures, in the order of value: what comes last is left out when the time is over. */

import type { Dtype } from '../../src/protocol/model.ts';
import type { GpuCase } from '../gpu/cases.ts';
import type { ModelName } from '../gpu/model-files.ts';

/** One process each: what a driver brings down takes no other figures with it. `seconds` is the longest that it may take. */
export type KitStep = { seconds: number } & (
  | { kind: 'bandwidth' }
  /** Whether its words are those of the processor. */
  | { kind: 'words'; of: GpuCase }
  /** `mostTokens` for models of noise. */
  | { kind: 'speed'; of: GpuCase; mostTokens: number | null }
);

/** Tokens of five seconds of speech. */
const spokenTokens = 20;

/** The kit leaves out what it has no model for. */
export const kitSteps: readonly KitStep[] = [
  { kind: 'bandwidth', seconds: 60 },
  ...wordsAndSpeed('parakeet-nano', 'fp32', 'fp32'),
  ...wordsAndSpeed('whisper-nano', 'fp16', 'q4'),
  speedOfShape('whisper-base shape', 'fp16', 'q4'),
  speedOfShape('whisper-tiny shape', 'fp16', 'q4'),
  ...wordsAndSpeed('whisper-nano', 'fp32', 'fp32'),
  speedOfShape('whisper-base shape', 'fp32', 'q4'),
  speedOfShape('whisper-base shape', 'fp32', 'fp32'),
  speedOfShape('whisper-tiny shape', 'fp32', 'q4'),
  ...wordsAndSpeed('whisper-nano', 'fp16', 'fp16'),
  ...wordsAndSpeed('parakeet-nano', 'fp16', 'fp32'),
];

function wordsAndSpeed(model: ModelName, encoder: Dtype, decoder: Dtype): KitStep[] {
  const of = { model, encoder, decoder };
  return [
    { kind: 'words', of, seconds: 240 },
    { kind: 'speed', of, mostTokens: null, seconds: 120 },
  ];
}

function speedOfShape(model: ModelName, encoder: Dtype, decoder: Dtype): KitStep {
  return { kind: 'speed', of: { model, encoder, decoder }, mostTokens: spokenTokens, seconds: 150 };
}
