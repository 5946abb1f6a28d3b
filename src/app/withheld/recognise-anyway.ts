/** Recognition of sound without text, because somebody has asked for it: nothing is checked, as what it gave was not to be trusted. */

import { speechRate } from '../../core/resampler.ts';
import type { Segment } from '../../core/transcript.ts';
import { recogniseOn } from '../engine/recognise-on.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import { retryOnThreadDeath } from '../thread-supervisor.ts';
import { cutOut, inPieces, isSounding, rangeOf, type Sound, type SoundPiece, withoutOverlaps } from './sound-pieces.ts';
import type { SampleRange } from './withheld-ranges.ts';

/** Text without a letter or digit is ignored: recognisers write notes for music. */
const hasWord = /[\p{L}\p{N}]/u;

/** Each once: the withheld ranges of the sound or, where nothing has text, all that is more than silence. */
export function withoutText(
  sound: readonly Sound[],
  withheld: readonly (SampleRange & Pick<Sound, 'voice'>)[],
  hasText: boolean,
): SoundPiece[] {
  if (!hasText) return sound.filter(isSounding).flatMap((stretch) => cutOut(stretch, [rangeOf(stretch)]));
  const pieces = sound.flatMap((stretch) =>
    cutOut(
      stretch,
      withheld.filter(({ voice }) => voice === stretch.voice),
    ),
  );
  return withoutOverlaps(pieces);
}

interface AnywayOptions {
  signal: AbortSignal;
  /** Called with the share that is done, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Segments with times in seconds on the clock of the sound; those so far, once the signal is aborted. Rejects with the error of the engine. */
export async function recogniseAnyway(
  { engine }: Pick<SpeechThreads, 'engine'>,
  sound: readonly SoundPiece[],
  { signal, onProgress = () => {} }: AnywayOptions,
): Promise<Segment[]> {
  const pieces = sound.flatMap(inPieces);
  const segments: Segment[] = [];
  for (const [index, { start, samples, speaker }] of pieces.entries()) {
    const { text, language } = await retryOnThreadDeath(() => recogniseOn(engine, samples, null));
    if (signal.aborted) break;
    const begin = start / speechRate;
    const end = begin + samples.length / speechRate;
    const about = { ...(language ? { language } : {}), ...(speaker === undefined ? {} : { speaker }) };
    if (hasWord.test(text)) segments.push({ start: begin, end, text, ...about });
    onProgress((index + 1) / pieces.length);
  }
  return segments;
}
