/** Sound out of a file, in any container that the browser plays. */

import { AppError } from '../core/errors.ts';
import { speechRate } from '../core/resampler.ts';

/** Less than this cannot hold a word. */
const shortestSeconds = 0.1;

/** From about here on, all samples of a file at once may be more than the browser's decoder can hold. */
const longSeconds = 3600;

/**
 * One channel at 16 kHz: the browser decodes, resamples and we average the channels. Rejects with `file-empty`, `file-undecodable`,
 * `file-too-short`, or `file-too-long` when the samples do not fit into memory.
 */
export async function decodeAudioFile(file: File): Promise<Float32Array<ArrayBuffer>> {
  if (file.size === 0) throw new AppError('file-empty', `${file.name} has no bytes`);
  const decoder = new OfflineAudioContext(1, 1, speechRate);
  const bytes = await read(file);
  const decoded = await decoder.decodeAudioData(bytes).catch(async (cause: unknown) => {
    // A decoder that runs out of memory says the same as one that met nonsense.
    const code = (await playingSeconds(file)) > longSeconds ? 'file-too-long' : 'file-undecodable';
    throw new AppError(code, `${file.name}: ${cause}`, { cause });
  });
  if (decoded.duration < shortestSeconds) {
    throw new AppError('file-too-short', `${file.name} lasts ${Math.round(decoded.duration * 1000)} ms`);
  }
  return averageOf(decoded, file.name);
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

/** How long the browser would play the file; 0 when it cannot. */
async function playingSeconds(file: File): Promise<number> {
  const url = URL.createObjectURL(file);
  const player = Object.assign(new Audio(), { preload: 'metadata', src: url });
  await new Promise((resolve) => {
    for (const event of ['loadedmetadata', 'error']) player.addEventListener(event, resolve, { once: true });
  });
  URL.revokeObjectURL(url);
  return player.duration || 0;
}

function averageOf(decoded: AudioBuffer, name: string): Float32Array<ArrayBuffer> {
  const { numberOfChannels: channels, length } = decoded;
  if (channels === 1) return decoded.getChannelData(0);
  try {
    const mono = new Float32Array(length);
    for (let channel = 0; channel < channels; channel++) {
      const samples = decoded.getChannelData(channel);
      for (let i = 0; i < length; i++) mono[i]! += samples[i]! / channels;
    }
    return mono;
  } catch (cause) {
    throw new AppError('file-too-long', `${name}: ${length} samples`, { cause });
  }
}
