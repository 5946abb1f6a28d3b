/** A sound file out of samples: WAV, one channel, the samples as they are, 32-bit floats or 16-bit integers. */

const headerBytes = 44;
const integerFormat = 1;
const floatFormat = 3;

type Part = Float32Array<ArrayBuffer> | Int16Array<ArrayBuffer>;

/** `parts`: all of the same kind. */
export function wavFile(parts: readonly Part[], sampleRate: number): Blob {
  const isInteger = parts[0] instanceof Int16Array;
  const sampleBytes = isInteger ? 2 : 4;
  const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const header = new DataView(new ArrayBuffer(headerBytes));
  const tag = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) header.setUint8(at + i, text.charCodeAt(i));
  };
  tag(0, 'RIFF');
  header.setUint32(4, headerBytes - 8 + bytes, true);
  tag(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, isInteger ? integerFormat : floatFormat, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, sampleRate, true);
  header.setUint32(28, sampleRate * sampleBytes, true);
  header.setUint16(32, sampleBytes, true);
  header.setUint16(34, 8 * sampleBytes, true);
  tag(36, 'data');
  header.setUint32(40, bytes, true);
  return new Blob([header, ...parts], { type: 'audio/wav' });
}
