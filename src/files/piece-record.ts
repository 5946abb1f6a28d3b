/**
 * A piece of sound in bytes: a bound for each voice, then its samples of 16 bits as parts of that bound, so that the quietest recording
 * loses nothing. Half the bytes of floats.
 */

import { fromPcm16, toPcm16 } from '../protocol/kept-sound.ts';
import { type Piece, pieceSamples } from './speech-stream.ts';

const boundBytes = 4;
const sampleBytes = 2;

/** Of a whole piece; the last one of a file is shorter. */
export const recordBytes = (voices: number): number => voices * (boundBytes + sampleBytes * pieceSamples);

export function toRecord(piece: Piece): Uint8Array<ArrayBuffer> {
  const samples = piece[0]!.length;
  const record = new Uint8Array(piece.length * (boundBytes + sampleBytes * samples));
  const bounds = new Float32Array(record.buffer, 0, piece.length);
  for (const [voice, sound] of piece.entries()) {
    bounds[voice] = boundOf(sound);
    const parts = toPcm16(sound.map((sample) => sample / bounds[voice]!));
    record.set(new Uint8Array(parts.buffer), piece.length * boundBytes + voice * sampleBytes * samples);
  }
  return record;
}

export function fromRecord(record: Uint8Array<ArrayBuffer>, voices: number): Piece {
  const bounds = new Float32Array(record.buffer, record.byteOffset, voices);
  const samples = (record.byteLength / voices - boundBytes) / sampleBytes;
  const parts = new Int16Array(record.buffer, record.byteOffset + voices * boundBytes, voices * samples);
  return Array.from(bounds, (bound, voice) => {
    const sound = fromPcm16(parts.subarray(voice * samples, (voice + 1) * samples));
    for (let i = 0; i < samples; i++) sound[i]! *= bound;
    return sound;
  });
}

/** The power of two that no sample exceeds: division by it rounds nothing. Silence has one too, as nothing is divided by zero. */
function boundOf(sound: Float32Array): number {
  let peak = 1e-9;
  for (const sample of sound) peak = Math.max(peak, Math.abs(sample));
  return 2 ** Math.ceil(Math.log2(peak));
}
