/**
 * A piece of sound in bytes: the peak of each voice, then its samples of 16 bits as parts of that peak, so that the quietest recording loses
 * nothing. Half the bytes of floats.
 */

import { fromPcm16, toPcm16 } from '../protocol/kept-sound.ts';
import { type Piece, pieceSamples } from './speech-stream.ts';

const peakBytes = 4;
const sampleBytes = 2;

/** Of a whole piece; the last one of a file is shorter. */
export const recordBytes = (voices: number): number => voices * (peakBytes + sampleBytes * pieceSamples);

export function toRecord(piece: Piece): Uint8Array<ArrayBuffer> {
  const samples = piece[0]!.length;
  const record = new Uint8Array(piece.length * (peakBytes + sampleBytes * samples));
  const peaks = new Float32Array(record.buffer, 0, piece.length);
  for (const [voice, sound] of piece.entries()) {
    peaks[voice] = peakOf(sound);
    const parts = toPcm16(sound.map((sample) => sample / peaks[voice]!));
    record.set(new Uint8Array(parts.buffer), piece.length * peakBytes + voice * sampleBytes * samples);
  }
  return record;
}

export function fromRecord(record: Uint8Array<ArrayBuffer>, voices: number): Piece {
  const peaks = new Float32Array(record.buffer, record.byteOffset, voices);
  const samples = (record.byteLength / voices - peakBytes) / sampleBytes;
  const parts = new Int16Array(record.buffer, record.byteOffset + voices * peakBytes, voices * samples);
  return Array.from(peaks, (peak, voice) => {
    const sound = fromPcm16(parts.subarray(voice * samples, (voice + 1) * samples));
    for (let i = 0; i < samples; i++) sound[i]! *= peak;
    return sound;
  });
}

/** Silence has a peak too, as nothing is divided by zero. */
function peakOf(sound: Float32Array): number {
  let peak = 1e-9;
  for (const sample of sound) peak = Math.max(peak, Math.abs(sample));
  return peak;
}
