/** A clip of which the words are known, for trials: the first words of John F. Kennedy's inaugural address, in the public domain. */

import { decodeAudioFile } from '../../capture/audio-file.ts';
import { keptWords } from '../../core/word-alignment.ts';
import { loadAsset } from '../../platform/asset-cache.ts';

/** Whoever changes the file gives it another name: what was fetched once is kept. */
const address = 'samples/jfk-1.wav';
const cache = 'sotto-samples';

export const clipWords = 'And so, my fellow Americans, ask not';
export const clipLanguage = 'en';
export const clipSeconds = 5;

/** Samples at 16 kHz. Rejects with `asset-missing` without a network, unless it was here before. */
export const readClip = (): Promise<Float32Array<ArrayBuffer>> => readSample(address);

/** The same for any recording that comes with the app. */
export async function readSample(path: string): Promise<Float32Array<ArrayBuffer>> {
  const bytes = await loadAsset(new URL(path, document.baseURI).href, { cache });
  return decodeAudioFile(new File([bytes], path));
}

/** Share of the words that differ, of whichever text has more of them: 0 when they are the same, whatever the spelling of sentences. */
export function wordsApart(expected: string, heard: string): number {
  const before = wordsOf(expected);
  const after = wordsOf(heard);
  const longer = Math.max(before.length, after.length);
  return longer === 0 ? 0 : 1 - keptWords(before, after).length / longer;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}
