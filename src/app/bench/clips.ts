/** The recordings of the benchmark with their reference text, and sounds without speech. */

import { speechRate } from '../../core/resampler.ts';
import { readSample } from '../calibration/known-clip.ts';

export type Samples = Float32Array<ArrayBuffer>;

export interface Clip {
  samples: Samples;
  /** Reference text in English; null for a recording that is used for its length only. */
  words: string | null;
}

export interface Clips {
  /** Recordings by their seconds of speech. */
  spoken: Readonly<Record<1 | 5 | 10, Clip>>;
  /** Recordings for which word errors are counted. */
  short: readonly Clip[];
  long: Clip;
  /** Sounds without speech. */
  wordless: readonly Samples[];
}

const address =
  'And so, my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';
const sentence = "Don't you see, I'm chewing this thing in two.";
const sonnet = `One. From fairest creatures we desire increase, That thereby beauty's rose might never die, But as the riper
should by time decease, His tender heir might bear his memory: But thou contracted to thine own bright eyes, Feed'st thy light's
flame with self-substantial fuel, Making a famine where abundance lies, Thy self thy foe, to thy sweet self too cruel: Thou that
art now the world's fresh ornament, And only herald to the gaudy spring, Within thine own bud buriest thy content, And tender
churl mak'st waste in niggarding: Pity the world, or else this glutton be, To eat the world's due, by the grave and thee.`;

const silentSeconds = 3;

/** Loads all recordings. Rejects with `asset-missing` when one cannot be fetched and is not cached. */
export async function readClips(fileTimes: number): Promise<Clips> {
  const [jfk, kathleen, long] = await Promise.all([
    readSample('samples/jfk.flac'),
    readSample('samples/kathleen.flac'),
    fileTimes > 0 ? readSample('samples/sonnet.mp3') : null,
  ]);
  const part = (from: number, to: number) => jfk.slice(from * speechRate, to * speechRate);
  const whole = { samples: part(0, 10.5), words: address };
  return {
    spoken: {
      1: { samples: part(0.25, 1.25), words: null },
      5: { samples: part(0, 5), words: 'And so, my fellow Americans, ask not' },
      10: whole,
    },
    short: [whole, { samples: kathleen, words: sentence }],
    long: long ? repeated({ samples: long, words: sonnet }, fileTimes) : whole,
    wordless: [() => 0, (at: number) => 0.02 * noiseAt(at), (at: number) => 0.1 * Math.sin(at / 6)].map((wave) =>
      Float32Array.from({ length: silentSeconds * speechRate }, (_, at) => wave(at)),
    ),
  };
}

function repeated({ samples, words }: { samples: Samples; words: string }, times: number): Clip {
  const all = new Float32Array(times * samples.length);
  for (let at = 0; at < all.length; at += samples.length) all.set(samples, at);
  return { samples: all, words: Array(times).fill(words).join(' ') };
}

/** Deterministic noise at sample index `at`, between -1 and 1. */
export function noiseAt(at: number): number {
  const mixed = Math.imul(at ^ 0x9e3779b9, 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) | 0) / 2 ** 31;
}
