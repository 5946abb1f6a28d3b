/** Loudness of samples between -1 and 1, and speech brought to the level that a recogniser was trained at. */

const silence = -120;

/** The root mean square of the samples in dBFS; -120 for digital silence. */
export function rmsDb(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.max(silence, 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-30));
}

/** Samples in a frame: 20 ms at 16 kHz. */
const frame = 320;
/** A greater gain would raise the noise floor of a muted room to the level of speech. */
const maximumGainDb = 40;

/** The root mean square of the louder half of the 20 ms frames, in dBFS: the level of speech without its pauses. */
export function loudHalfDb(samples: Float32Array): number {
  const powers = framePowers(samples).sort((a, b) => b - a);
  const loud = powers.slice(0, Math.ceil(powers.length / 2));
  const mean = loud.reduce((sum, power) => sum + power, 0) / Math.max(1, loud.length);
  return Math.max(silence, 10 * Math.log10(mean + 1e-30));
}

/** The mean square of each frame. */
function framePowers(samples: Float32Array): number[] {
  const powers: number[] = [];
  for (let at = 0; at < samples.length; at += frame) {
    const end = Math.min(at + frame, samples.length);
    let sum = 0;
    for (let i = at; i < end; i++) sum += samples[i]! * samples[i]!;
    powers.push(sum / (end - at));
  }
  return powers;
}

/** A copy of the samples scaled so that `loudHalfDb` gives `targetDb`. Digital silence is left as it is. */
export function levelled(samples: Float32Array, targetDb: number): Float32Array<ArrayBuffer> {
  const gainDb = Math.min(maximumGainDb, targetDb - loudHalfDb(samples));
  const gain = 10 ** (gainDb / 20);
  return Float32Array.from(samples, (sample) => sample * gain);
}

/** Frames this many dB below the loudest frame are not speech. */
const speechSpanDb = 30;

/** The samples from the first loud frame to the last, with up to `around` samples before and after. Digital silence is left as it is. */
export function loudPart(samples: Float32Array, around: number): Float32Array {
  const powers = framePowers(samples);
  const floor = Math.max(...powers) * 10 ** (-speechSpanDb / 10);
  const first = powers.findIndex((power) => power > floor);
  const last = powers.findLastIndex((power) => power > floor);
  if (first < 0) return samples;
  return samples.subarray(Math.max(0, first * frame - around), (last + 1) * frame + around);
}

/**
 * Where the threshold of speech lies between the level of the quiet frames and that of the loud ones, as a share of their distance in dB.
 */
const standsOut = 0.4;

/** The levels of the 20 ms frames, and those that a tenth of them is below and above, in dBFS. */
function levelsOf(samples: Float32Array): { levels: number[]; quiet: number; loud: number } {
  const levels = framePowers(samples).map((power) => 10 * Math.log10(power + 1e-12));
  const sorted = [...levels].sort((a, b) => a - b);
  const quiet = sorted[Math.floor(0.1 * sorted.length)] ?? silence;
  const loud = sorted[Math.floor(0.9 * sorted.length)] ?? silence;
  return { levels, quiet, loud };
}

/** How many dB speech is above what is between the words. */
export function spanDb(samples: Float32Array): number {
  const { quiet, loud } = levelsOf(samples);
  return loud - quiet;
}

/** The range of speech, [start, end) in samples: from the first 20 ms frame above the noise between the words to the last one. */
export function spokenPart(samples: Float32Array): { start: number; end: number } {
  const { levels, quiet, loud } = levelsOf(samples);
  const isSpoken = (level: number) => level >= quiet + standsOut * (loud - quiet);
  const first = levels.findIndex(isSpoken);
  const last = levels.findLastIndex(isSpoken);
  return first < 0
    ? { start: 0, end: samples.length }
    : { start: first * frame, end: Math.min(samples.length, (last + 1) * frame) };
}

/** A copy without the first `count` samples, faded in. */
export function fadedIn(samples: Float32Array, count: number): Float32Array {
  return samples.slice(count).map((sample, at) => sample * Math.min(1, at / frame));
}
