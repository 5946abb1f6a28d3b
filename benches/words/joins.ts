/**
 * Recordings whose words begin and end at known moments: clean speech, cut to the voice, one recording after another with known pauses
 * of room tone. The same at every run.
 */

import { seeded } from '../../src/core/random.ts';
import { speechRate } from '../../src/core/resampler.ts';
import { normalisedWords } from '../statistics/word-errors.ts';
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
  samples: Float32Array;
}

/** Parts of a joined recording, and the seconds between two of them. */
const together = 4;
const pause = { least: 0.1, most: 1.5 };
const seed = 9;
const mostSeconds = 12;
/** Room tone lies so many times below the voice: it hides no onset. */
const toneGain = 0.05;
/** A step of 10 ms, and how far below the loudest one there is no voice. */
const step = 160;
const spanDb = 35;

/** English of the shared recordings. */
export function joinedRecordings(): JoinedRecording[] {
  const clean = recordings().filter(
    ({ language, kind, seconds, references }) =>
      language === 'en' && ['read', 'spontaneous', 'digits'].includes(kind) && seconds <= mostSeconds && references.length > 0,
  );
  return joinedOf(clean.map((recording) => ({ text: recording.references[0]!, samples: samplesOf(recording) })));
}

/** The same of synthetic sentences, which the small stand-ins know. */
export function joinedSentences(): JoinedRecording[] {
  const clean = speechClips('single').filter(({ language, noise_snr_db: noise }) => language === 'en' && noise === null);
  return joinedOf(clean.map((clip) => ({ text: clip.text, samples: clipSamples(clip) })));
}

function joinedOf(spoken: readonly Spoken[]): JoinedRecording[] {
  const random = seeded(seed);
  const tone = samplesOf(recordings().find(({ id }) => id === 'nospeech_room_30s')!);
  const groups = Math.ceil(spoken.length / together);
  return Array.from({ length: groups }, (_, group) => {
    const pieces: Float32Array[] = [];
    const parts: JoinedPart[] = [];
    let end = 0;
    const add = (piece: Float32Array) => {
      pieces.push(piece);
      end += piece.length;
    };
    for (const { text, samples } of spoken.filter((_, at) => at % groups === group)) {
      const seconds = pause.least + (pause.most - pause.least) * random();
      add(tone.slice(0, Math.round(seconds * speechRate)).map((sample) => toneGain * sample));
      const start = end;
      add(voiceOf(samples));
      parts.push({ words: normalisedWords(text), start: start / speechRate, end: end / speechRate });
    }
    add(tone.slice(0, speechRate).map((sample) => toneGain * sample));
    const joined = new Float32Array(end);
    pieces.reduce((at, piece) => {
      joined.set(piece, at);
      return at + piece.length;
    }, 0);
    return { id: `joined-${group}`, samples: joined, parts };
  });
}

/** From the first loud step to the last one. */
function voiceOf(samples: Float32Array): Float32Array {
  const powers = Array.from({ length: Math.floor(samples.length / step) }, (_, at) =>
    samples.subarray(at * step, (at + 1) * step).reduce((sum, sample) => sum + sample * sample, 0),
  );
  const floor = Math.max(...powers) * 10 ** (-spanDb / 10);
  const isLoud = (power: number) => power > floor;
  return samples.slice(powers.findIndex(isLoud) * step, (powers.findLastIndex(isLoud) + 1) * step);
}
