/** The browser's own decoder, which takes whole files: for the short ones that nothing else reads. */

import { AppError } from '../core/errors.ts';
import { speechRate } from '../core/resampler.ts';
import type { Planes } from '../protocol/files.ts';

/** Seconds of sound that the decoder holds with less than a gigabyte. */
const longestSeconds = 900;

/** The sound of a file at 16 kHz. Rejects with `file-undecodable`, or with `file-too-long`. */
export async function decodeWhole(file: Blob): Promise<Planes> {
  const seconds = await playingSeconds(file);
  if (seconds > longestSeconds) throw new AppError('file-too-long', `${seconds} s would have to be decoded at once`);
  const bytes = await file.arrayBuffer();
  const decoded = await new OfflineAudioContext(1, 1, speechRate).decodeAudioData(bytes).catch((cause: unknown) => {
    throw new AppError('file-undecodable', `${cause}`, { cause });
  });
  // WebKitGTK gives nothing for a WAV file with a `data` chunk of an odd size.
  if (decoded.length === 0) throw new AppError('file-undecodable', 'the decoder found no samples');
  const { numberOfChannels: length, sampleRate: rate } = decoded;
  return { planes: Array.from({ length }, (_, channel) => decoded.getChannelData(channel)), rate };
}

/** The duration of the file in seconds, as the browser's player tells it; 0 when it cannot play the file. */
async function playingSeconds(file: Blob): Promise<number> {
  const url = URL.createObjectURL(file);
  const player = Object.assign(new Audio(), { preload: 'metadata', src: url });
  await new Promise((resolve) => {
    for (const event of ['loadedmetadata', 'error']) player.addEventListener(event, resolve, { once: true });
  });
  URL.revokeObjectURL(url);
  return player.duration || 0;
}
