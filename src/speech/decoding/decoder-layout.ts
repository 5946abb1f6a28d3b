/** The names of a merged decoder's inputs and outputs in the transformers layout, besides its key-value cache (kv-cache.ts). */

import { AppError } from '../../core/errors.ts';
import { lastHidden } from '../graph/split-output.ts';
import { frameWeights } from '../graph/weighted-frames.ts';
import type { DecoderSessions } from '../runtime/compile-graphs.ts';
import { presentOf } from './kv-cache.ts';

const otherInputs = ['input_ids', 'encoder_hidden_states', 'use_cache_branch', frameWeights];

export const namesOf = (values: readonly { name: string }[]): Set<string> => new Set(values.map(({ name }) => name));

/** Throws `model-broken` when inputs or outputs of this layout are missing, `model-unsupported` when there are unknown inputs. */
export function requireLayout(
  sessions: DecoderSessions,
  textCache: readonly string[],
  audioCache: readonly string[],
): void {
  const { audio, step, output } = sessions;
  const kvCache = [...textCache, ...audioCache];
  const inputs = namesOf(step.inputs);
  const unknown = [...inputs].filter((name) => !kvCache.includes(name) && !otherInputs.includes(name));
  if (unknown.length > 0) {
    throw new AppError('model-unsupported', `the decoder wants ${unknown}`, { details: unknown });
  }
  const outputs = new Set([...namesOf(step.outputs), ...namesOf(audio?.outputs ?? [])]);
  const missing = [
    ...['input_ids', ...(audio ? [] : otherInputs.slice(1, 3)), ...kvCache].filter((name) => !inputs.has(name)),
    ...[output ? lastHidden : 'logits', ...kvCache.map(presentOf)].filter((name) => !outputs.has(name)),
  ];
  if (missing.length > 0) {
    throw new AppError('model-broken', `the decoder graph has no ${missing.join(', ')}`, { details: missing });
  }
}
