/**
 * How loud sound is over time, a byte for each tenth of a second: small enough to be kept beside the sound, and enough to draw it and to find
 * its silence.
 */

export const peaksPerSecond = 10;

/** Decibels below full scale that count as nothing. */
const rangeDb = 60;
/** Speech is louder than this many decibels below the loudest tenth of a sound. */
const speechSpanDb = 32;
/** Seconds of silence that are worth passing over, and what is left of it before and after speech. */
const leastSilence = 0.8;
const around = 0.2;

/** `pcm`: 16-bit samples. 0 is silence, 255 full scale, equal steps in decibels between. */
export function peaksOf(pcm: Int16Array, rate: number): Uint8Array<ArrayBuffer> {
  const step = rate / peaksPerSecond;
  return Uint8Array.from({ length: Math.ceil(pcm.length / step) }, (_, at) => {
    const block = pcm.subarray(at * step, (at + 1) * step);
    let sum = 0;
    for (const sample of block) sum += sample * sample;
    const db = 10 * Math.log10(sum / block.length / 32_768 ** 2 + 1e-12);
    return Math.round(255 * Math.max(0, 1 + db / rangeDb));
  });
}

/** Heights of `count` bars over all of the peaks, 0 to 1, as the amplitude of speech is drawn. */
export function barsOf(peaks: Uint8Array, count: number): number[] {
  const share = peaks.length / count;
  const loudest = Math.max(1, loudestOf(peaks));
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor(at * share);
    const part = peaks.subarray(from, Math.max(from + 1, Math.floor((at + 1) * share)));
    const below = ((loudest - loudestOf(part)) / 255) * rangeDb;
    return 10 ** (-below / 30);
  });
}

/** In seconds, in order; without what is left around speech. */
export function silencesOf(peaks: Uint8Array): { start: number; end: number }[] {
  const least = Math.max(1, loudestOf(peaks) - (speechSpanDb / rangeDb) * 255);
  const silences: { start: number; end: number }[] = [];
  let from = 0;
  for (let at = 0; at <= peaks.length; at++) {
    if (at < peaks.length && peaks[at]! < least) continue;
    if ((at - from) / peaksPerSecond >= leastSilence) {
      silences.push({ start: from / peaksPerSecond + around, end: at / peaksPerSecond - around });
    }
    from = at + 1;
  }
  return silences;
}

/** Peaks below -36 dBFS are noise, which a coder makes anew. */
const leastCompared = 100;
/** What the rest may differ by on average: 3 dB. Another sound, or none, differs by more. */
const mostDifference = 13;

/** Whether two sounds of the same length are as loud at the same times. */
export function areAlike(before: Uint8Array, after: Uint8Array): boolean {
  let [difference, compared] = [0, 0];
  for (const [at, peak] of before.entries()) {
    if (peak < leastCompared) continue;
    difference += Math.abs(peak - (after[at] ?? 0));
    compared++;
  }
  return difference <= mostDifference * compared;
}

/** 0 for none. Spreading hours of peaks would overflow the stack. */
function loudestOf(peaks: Uint8Array): number {
  return peaks.reduce((most, peak) => Math.max(most, peak), 0);
}
