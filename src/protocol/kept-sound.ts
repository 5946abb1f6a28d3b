/**
 * Sound as it is kept: samples of 16 bits, half the bytes of floats and no difference to a recogniser or an ear.
 */

const scale = 32_768;

export function toPcm16(samples: Float32Array): Int16Array<ArrayBuffer> {
  const pcm = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    pcm[i] = Math.max(-scale, Math.min(scale - 1, Math.round(samples[i]! * scale)));
  }
  return pcm;
}

export function fromPcm16(pcm: Int16Array): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(pcm.length);
  for (let i = 0; i < pcm.length; i++) samples[i] = pcm[i]! / scale;
  return samples;
}
