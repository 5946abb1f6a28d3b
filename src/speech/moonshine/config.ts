/** The configuration of a Moonshine model, from its small files and its name. */

import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';

export interface MoonshineConfig {
  startToken: number;
  endToken: number;
  /** The rate of fast speech: a decoder that exceeds it is inventing. */
  tokensPerSecond: number;
}

/**
 * Tokens a second, above those of fast English: five words. The lower limit of Useful Sensors, 6.5, cuts such speakers off.
 */
const englishRate = 11;
/** Useful Sensors' limit for the models of other languages, whose words have more tokens (arXiv:2509.02523, model cards). */
const otherRate = 13;
/** Models without a language in their name are English, as is the embedded one. */
const english = /(^|\/)moonshine-(tiny|base)(-onnx)?$/i;

const leastTokens = 8;

/**
 * Reads the configuration. A model that may not be English gets the higher rate, because the lower one would cut its texts off. Throws
 * `model-broken`.
 */
export function moonshineConfig(id: string, texts: Readonly<Record<string, string>>): MoonshineConfig {
  const { decoder_start_token_id: startToken, eos_token_id: endToken } = parsed(texts['config.json'] ?? '{}');
  return {
    startToken: startToken ?? 1,
    endToken: endToken ?? 2,
    tokensPerSecond: english.test(id) ? englishRate : otherRate,
  };
}

/** Most tokens of a text for this many samples at 16 kHz. */
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
