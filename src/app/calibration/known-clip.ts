/** The clip of known words for trials: the beginning of John F. Kennedy's inaugural address, in the public domain. */

import { decodeWhole } from '../../capture/whole-decoder.ts';
import { mixed } from '../../core/sound/downmix.ts';
import { HighPass } from '../../core/sound/high-pass.ts';
import { keptWords } from '../../core/word-alignment.ts';
import { loadAsset } from '../../platform/asset-cache.ts';

/** A changed file needs another name: the cache keeps the old one. */
const address = 'samples/jfk-1.wav';
const cache = 'sotto-samples';

export const clipWords = 'And so, my fellow Americans, ask not';
export const clipLanguage = 'en';
export const clipSeconds = 5;

/** Samples of the clip at 16 kHz. Rejects with `asset-missing` when it cannot be fetched and is not cached. */
export const readClip = (): Promise<Float32Array<ArrayBuffer>> => readSample(address);

/** Samples at 16 kHz of any recording that comes with the app. `path`: below the folder that the app is served from. Rejects with `asset-missing`. */
export async function readSample(path: string): Promise<Float32Array<ArrayBuffer>> {
  const bytes = await loadAsset(new URL(import.meta.env.BASE_URL + path, location.href).href, { cache });
  const { planes } = await decodeWhole(new Blob([bytes]));
  const samples = Float32Array.from(mixed(planes));
  new HighPass().filter(samples);
  return samples;
}

/** Share of words that differ, relative to the longer text: 0 for equal words; case and punctuation are ignored. */
export function wordsApart(expected: string, heard: string): number {
  const before = wordsOf(expected);
  const after = wordsOf(heard);
  const longer = Math.max(before.length, after.length);
  return longer === 0 ? 0 : 1 - keptWords(before, after).length / longer;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}
