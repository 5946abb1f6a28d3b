/** `tokenizer.json`, as every family with one reads it: what is in it is looked at by those who know the kind. */

import { AppError } from '../../core/errors.ts';

/** Throws `model-broken` for what is no JSON; a file of `null` is an empty one. */
export function parseTokenizer<File extends object>(json: string): Partial<File> {
  try {
    return (JSON.parse(json) ?? {}) as Partial<File>;
  } catch (cause) {
    throw brokenTokenizer(String(cause));
  }
}

export const brokenTokenizer = (why: string): AppError =>
  new AppError('model-broken', `tokenizer.json: ${why}`, { details: ['tokenizer.json'] });
