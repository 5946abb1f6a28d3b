/** The JSON of `tokenizer.json`, for every family that has one: each family validates its own kind. */

import { AppError } from '../../core/errors.ts';

/** Parses the file. Throws `model-broken` for text that is no JSON; `null` counts as an empty file. */
export function parseTokenizer<File extends object>(json: string): Partial<File> {
  try {
    return (JSON.parse(json) ?? {}) as Partial<File>;
  } catch (cause) {
    throw brokenTokenizer(String(cause));
  }
}

export const brokenTokenizer = (why: string): AppError =>
  new AppError('model-broken', `tokenizer.json: ${why}`, { details: ['tokenizer.json'] });
