/** Loudness of samples between -1 and 1, and bringing speech to the level that the recogniser was trained at. */

const silence = -120;

/** RMS of a block in dBFS, -120 for digital silence. */
export function rmsDb(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.max(silence, 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-30));
}

/** Length of the frames whose loud half is measured: 20 ms at 16 kHz. */
const frame = 320;
/** More gain than this would raise the noise floor of a muted room to speech. */
const maximumGainDb = 40;

/** RMS in dBFS over the louder half of the 20 ms frames: speech without its pauses. */
export function loudHalfDb(samples: Float32Array): number {
  const powers = framePowers(samples).sort((a, b) => b - a);
  const loud = powers.slice(0, Math.ceil(powers.length / 2));
  const mean = loud.reduce((sum, power) => sum + power, 0) / Math.max(1, loud.length);
  return Math.max(silence, 10 * Math.log10(mean + 1e-30));
}

/** Mean square of each frame. */
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

/** The samples scaled so that their loud half has `targetDb`. Digital silence stays what it is. */
export function levelled(samples: Float32Array, targetDb: number): Float32Array<ArrayBuffer> {
  const gainDb = Math.min(maximumGainDb, targetDb - loudHalfDb(samples));
  const gain = 10 ** (gainDb / 20);
  return Float32Array.from(samples, (sample) => sample * gain);
}

/** Frames this far below the loudest one are not speech. */
const speechSpanDb = 30;

/** The samples from the first loud frame to the last, and `around` on both sides. Digital silence stays what it is. */
export function loudPart(samples: Float32Array, around: number): Float32Array {
  const powers = framePowers(samples);
  const floor = Math.max(...powers) * 10 ** (-speechSpanDb / 10);
  const first = powers.findIndex((power) => power > floor);
  const last = powers.findLastIndex((power) => power > floor);
  if (first < 0) return samples;
  return samples.subarray(Math.max(0, first * frame - around), (last + 1) * frame + around);
}

/** Of the way in dB from quiet frames to loud ones. */
const standsOut = 0.4;

/** From the first 20 ms frame to the last that stands out of the noise between the words: [start, end) in samples. */
export function spokenPart(samples: Float32Array): { start: number; end: number } {
  const levels = framePowers(samples).map((power) => 10 * Math.log10(power + 1e-12));
  const sorted = [...levels].sort((a, b) => a - b);
  const quiet = sorted[Math.floor(0.1 * sorted.length)] ?? silence;
  const loud = sorted[Math.floor(0.9 * sorted.length)] ?? silence;
  const isSpoken = (level: number) => level >= quiet + standsOut * (loud - quiet);
  const first = levels.findIndex(isSpoken);
  const last = levels.findLastIndex(isSpoken);
  return first < 0
    ? { start: 0, end: samples.length }
    : { start: first * frame, end: Math.min(samples.length, (last + 1) * frame) };
}

/** The samples without their first `count`, beginning softly. */
export function fadedIn(samples: Float32Array, count: number): Float32Array {
  return samples.slice(count).map((sample, at) => sample * Math.min(1, at / frame));
}
