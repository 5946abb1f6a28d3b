/** What a Moonshine model's small files and its name say of it. */

import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';

export interface MoonshineConfig {
  startToken: number;
  endToken: number;
  /** A decoder past this rate is inventing. */
  tokensPerSecond: number;
}

/** Fast English has five tokens a second. */
const englishRate = 6.5;
/** Useful Sensors' bound for the models of other languages, whose words take more pieces (arXiv:2509.02523, model cards). */
const otherRate = 13;
/** The models without a language in their name are English; so is the one that comes with the app. */
const english = /(^|\/)moonshine-(tiny|base)(-onnx)?$/i;

const leastTokens = 8;

/** A model that may not be English gets the higher rate: the lower one would cut its words off. Throws `model-broken`. */
export function moonshineConfig(id: string, texts: Readonly<Record<string, string>>): MoonshineConfig {
  const { decoder_start_token_id: startToken, eos_token_id: endToken } = parsed(texts['config.json'] ?? '{}');
  return {
    startToken: startToken ?? 1,
    endToken: endToken ?? 2,
    tokensPerSecond: english.test(id) ? englishRate : otherRate,
  };
}

/** Most tokens of a text over this many samples at 16 kHz. */
export function tokenLimit(samples: number, tokensPerSecond = englishRate): number {
  return Math.max(leastTokens, Math.ceil((samples / speechRate) * tokensPerSecond));
}

function parsed(json: string): { decoder_start_token_id?: number; eos_token_id?: number } {
  try {
    return JSON.parse(json) ?? {};
  } catch (cause) {
    throw new AppError('model-broken', `config.json: ${cause}`, { cause, details: ['config.json'] });
  }
}
