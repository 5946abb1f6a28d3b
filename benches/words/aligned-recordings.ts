/** Recordings whose words have times by forced alignment, as `forced_alignment.py` wrote them. */

import { readFileSync } from 'node:fs';
import type { TimedText } from '../../src/protocol/speech.ts';
import { recordings, samplesOf } from '../whisper/recordings.ts';
import { samplesOf as clipSamples, speechClips } from '../whisper/shared-models.ts';

export interface AlignedRecording {
  id: string;
  samples(): Float32Array<ArrayBuffer>;
  /** Normalised. */
  words: readonly TimedText[];
}

type Aligned = Record<string, [text: string, start: number, end: number][]>;

/** English of the shared recordings. */
export const alignedRecordings = (): AlignedRecording[] => alignedOf(recordings(), ({ id }) => id, samplesOf);

/** Synthetic sentences, which the small stand-ins know. */
export const alignedSentences = (): AlignedRecording[] =>
  alignedOf(speechClips('single'), ({ file }) => file, clipSamples);

function alignedOf<Clip>(
  clips: readonly Clip[],
  idOf: (clip: Clip) => string,
  samplesOf: (clip: Clip) => Float32Array<ArrayBuffer>,
): AlignedRecording[] {
  const aligned: Aligned = JSON.parse(readFileSync(new URL('aligned.json', import.meta.url), 'utf8'));
  return clips.flatMap((clip) => {
    const words = aligned[idOf(clip)]?.map(([text, start, end]) => ({ text, start, end }));
    return words ? [{ id: idOf(clip), samples: () => samplesOf(clip), words }] : [];
  });
}
