/** Sound out of a file, in any container that the browser plays. */

import { Downmix } from '../core/downmix.ts';
import { AppError } from '../core/errors.ts';
import { HighPass } from '../core/high-pass.ts';
import { speechRate } from '../core/resampler.ts';

/** Seconds of the shortest word. */
const shortestSeconds = 0.1;

/** Samples that are mixed at once. */
const block = 128;

/** Seconds from which the samples of a file may exceed what the browser's decoder can hold at once. */
const longSeconds = 3600;

/**
 * The samples of a file: its channels in one, at 16 kHz, without what lies below the voice. Rejects with `file-empty`, `file-undecodable`,
 * `file-too-short`, or with `file-too-long` when the samples do not fit into memory.
 */
export async function decodeAudioFile(file: File): Promise<Float32Array<ArrayBuffer>> {
  if (file.size === 0) throw new AppError('file-empty', `${file.name} has no bytes`);
  const decoder = new OfflineAudioContext(1, 1, speechRate);
  const bytes = await read(file);
  const decoded = await decoder.decodeAudioData(bytes).catch(async (cause: unknown) => {
    // The decoder throws the same error when memory runs out as for bytes that are no audio: only the duration tells the two apart.
    const code = (await playingSeconds(file)) > longSeconds ? 'file-too-long' : 'file-undecodable';
    throw new AppError(code, `${file.name}: ${cause}`, { cause });
  });
  if (decoded.duration < shortestSeconds) {
    throw new AppError('file-too-short', `${file.name} lasts ${Math.round(decoded.duration * 1000)} ms`);
  }
  return voiceOf(decoded, file.name);
}

async function read(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    const name = (cause as DOMException).name;
    const code = name === 'NotReadableError' || name === 'RangeError' ? 'file-too-long' : 'file-undecodable';
    throw new AppError(code, `${file.name}: ${cause}`, { cause });
  }
}

/** The duration of the file in seconds, as the browser's player tells it; 0 when it cannot play the file. */
async function playingSeconds(file: File): Promise<number> {
  const url = URL.createObjectURL(file);
  const player = Object.assign(new Audio(), { preload: 'metadata', src: url });
  await new Promise((resolve) => {
    for (const event of ['loadedmetadata', 'error']) player.addEventListener(event, resolve, { once: true });
  });
  URL.revokeObjectURL(url);
  return player.duration || 0;
}

function voiceOf(decoded: AudioBuffer, name: string): Float32Array<ArrayBuffer> {
  const mono = monoOf(decoded, name);
  new HighPass().filter(mono);
  return mono;
}

function monoOf(decoded: AudioBuffer, name: string): Float32Array<ArrayBuffer> {
  const { numberOfChannels: count, length } = decoded;
  if (count === 1) return decoded.getChannelData(0);
  try {
    const mono = new Float32Array(length);
    const channels = Array.from({ length: count }, (_, channel) => decoded.getChannelData(channel));
    const downmix = new Downmix();
    for (let at = 0; at < length; at += block) {
      const blockOf = (samples: Float32Array) => samples.subarray(at, at + block);
      downmix.mix(channels.map(blockOf), blockOf(mono));
    }
    return mono;
  } catch (cause) {
    throw new AppError('file-too-long', `${name}: ${length} samples`, { cause });
  }
}
