/**
 * Recordings whose words begin and end at known moments: clean speech, cut to the voice, one recording after another with known pauses
 * of room tone. The same at every run.
 */

import { rmsDb } from '../../src/core/loudness.ts';
import { seeded } from '../../src/core/random.ts';
import { speechRate } from '../../src/core/resampler.ts';
import { normalisedWords } from '../statistics/word-errors.ts';
import { copies, joined } from '../whisper/clips.ts';
import { recordings, samplesOf } from '../whisper/recordings.ts';
import { samplesOf as clipSamples, speechClips } from '../whisper/shared-models.ts';

/** A part of a joined recording: its words, and the seconds at which its voice begins and ends. */
export interface JoinedPart {
  words: readonly string[];
  start: number;
  end: number;
}

export interface JoinedRecording {
  id: string;
  samples: Float32Array<ArrayBuffer>;
  parts: readonly JoinedPart[];
}

interface Spoken {
  text: string;
  voice: Float32Array | null;
}

/** Parts of a joined recording, how often each is one, and the seconds between two of them. */
const together = 3;
const rounds = 2;
const pause = { least: 0.1, most: 1.5 };
const seed = 9;
const mostSeconds = 12;
/** Room tone lies so many times below the voice: it hides no onset. */
const toneGain = 0.05;
/** A step of 10 ms, how far below the loud ones there is no voice, and the steps of a click. */
const step = 160;
const spanDb = 30;
const lasting = 3;
/** By so much the voice is above what is between the words, where its edges are known. */
const clearDb = 35;

/** English of the shared recordings. */
export function joinedRecordings(): JoinedRecording[] {
  const clean = recordings().filter(
    ({ id, language, kind, seconds, references }) =>
      language === 'en' &&
      ['read', 'digits'].includes(kind) &&
      seconds <= mostSeconds &&
      references.length > 0 &&
      !copies.includes(id),
  );
  return joinedOf(clean.map((clip) => ({ text: clip.references[0]!, voice: voiceOf(samplesOf(clip)) })));
}

/** The same of synthetic sentences, which the small stand-ins know. */
export function joinedSentences(): JoinedRecording[] {
  const clean = speechClips('single').filter(
    ({ language, noise_snr_db: noise }) => language === 'en' && noise === null,
  );
  return joinedOf(clean.map((clip) => ({ text: clip.text, voice: voiceOf(clipSamples(clip)) })));
}

/** Half a minute of what is heard where nobody speaks. */
export function roomTone(): Float32Array {
  return samplesOf(recordings().find(({ id }) => id === 'nospeech_room_30s')!).map((sample) => toneGain * sample);
}

function joinedOf(spoken: readonly Spoken[]): JoinedRecording[] {
  const random = seeded(seed);
  const tone = roomTone();
  const clear = spoken.flatMap(({ text, voice }) => (voice ? [{ text, voice }] : []));
  const order = Array.from({ length: rounds }, (_, round) => shuffled(clear, round)).flat();
  return Array.from({ length: Math.ceil(order.length / together) }, (_, group) => {
    const parts: JoinedPart[] = [];
    const pieces: Float32Array[] = [];
    let end = 0;
    const add = (piece: Float32Array) => {
      pieces.push(piece);
      end += piece.length;
      return end / speechRate;
    };
    for (const { text, voice } of order.slice(group * together, (group + 1) * together)) {
      const seconds = pause.least + (pause.most - pause.least) * random();
      const start = add(tone.subarray(0, Math.round(seconds * speechRate)));
      parts.push({ words: normalisedWords(text), start, end: add(voice) });
    }
    add(tone.subarray(0, speechRate));
    return { id: `joined-${group}`, samples: joined(pieces), parts };
  });

  /** By a whole number of places, so that every round has other neighbours. */
  function shuffled<Item>(items: readonly Item[], round: number): Item[] {
    const stride = [1, 7][round]!;
    return items.map((_, at) => items[(at * stride) % items.length]!);
  }
}

/** From the first lasting loud stretch to the end of the last one; null where noise may hide them. */
function voiceOf(samples: Float32Array): Float32Array | null {
  const levels = Array.from({ length: Math.floor(samples.length / step) }, (_, at) =>
    rmsDb(samples.subarray(at * step, (at + 1) * step)),
  );
  const sorted = levels.toSorted((a, b) => a - b);
  const loud = sorted[Math.floor(0.9 * sorted.length)]!;
  if (loud - sorted[Math.floor(0.1 * sorted.length)]! < clearDb) return null;
  const isLoud = (_: number, at: number, all: number[]) =>
    all.slice(at, at + lasting).every((level) => level > loud - spanDb);
  const first = levels.findIndex(isLoud);
  return samples.slice(first * step, (levels.findLastIndex(isLoud) + lasting) * step);
}
