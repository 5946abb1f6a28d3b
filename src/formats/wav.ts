/** A sound file out of samples, for the browser's own player: WAV, one channel, 32-bit float, the samples as they are. */

const headerBytes = 44;
const floatFormat = 3;
const sampleBytes = 4;

export function wavFile(parts: readonly Float32Array<ArrayBuffer>[], sampleRate: number): Blob {
  const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const header = new DataView(new ArrayBuffer(headerBytes));
  const tag = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) header.setUint8(at + i, text.charCodeAt(i));
  };
  tag(0, 'RIFF');
  header.setUint32(4, headerBytes - 8 + bytes, true);
  tag(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, floatFormat, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, sampleRate, true);
  header.setUint32(28, sampleRate * sampleBytes, true);
  header.setUint16(32, sampleBytes, true);
  header.setUint16(34, 8 * sampleBytes, true);
  tag(36, 'data');
  header.setUint32(40, bytes, true);
  return new Blob([header, ...parts], { type: 'audio/wav' });
}
