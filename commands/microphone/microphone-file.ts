/** A recording as Chromium's fake microphone plays it: a quiet room, the clip, and a quiet room again. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clip, writeWav } from '../../benches/wav.ts';

/** Seconds of room before the clip, because the beginning of the file is played while the app opens the microphone. */
export const leadSeconds = 1;

/** Seconds of room after the clip, for the stop and for a page that is late. */
export const tailSeconds = 3;

/** Seconds of room after the clip in a loop: with those before the clip, enough for a sentence to end. */
const loopTailSeconds = 1;

/**
 * Chromium reads the file in slices of as many frames as 10 ms have at the fake device's rate, 44.1 or 48 kHz, whatever the
 * file's own, and fills up the last one with zeros: a file of a multiple of both (480 and 441) comes round exactly.
 */
const sliceFrames = 70_560;

export interface MicrophoneFile {
  path: string;
  remove(): void;
}

/** The clip between two stretches of room. */
export function withRoom({ sampleRate, samples }: Clip, lead = leadSeconds, tail = tailSeconds): Clip {
  const before = Math.round(lead * sampleRate);
  const played = room(before + samples.length + Math.round(tail * sampleRate));
  played.set(samples, before);
  return { sampleRate, samples: played };
}

/** Writes the clip, with room around it, to a temporary file that goes when it is removed or the process ends. */
export function microphoneFile(clip: Clip): MicrophoneFile {
  return temporaryFile(withRoom(clip));
}

export interface MicrophoneLoop extends MicrophoneFile {
  /** Seconds from a sample to the same sample in the next round. */
  periodSeconds: number;
}

/** The same for a file that is played again and again, with so many seconds of room after the clip. */
export function loopedMicrophoneFile(clip: Clip, tail = loopTailSeconds): MicrophoneLoop {
  const { sampleRate, samples } = withRoom(clip, leadSeconds, tail);
  const length = Math.ceil(samples.length / sliceFrames) * sliceFrames;
  const played = room(length);
  played.set(samples);
  return { ...temporaryFile({ sampleRate, samples: played }), periodSeconds: length / sampleRate };
}

function temporaryFile(clip: Clip): MicrophoneFile {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-microphone-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const path = join(folder, 'microphone.wav');
  writeFileSync(path, writeWav(clip));
  return { path, remove };
}

/** The least noise that 16 bits can hold, the same at each run: exact zeros would look like a muted device. */
function room(length: number): Int16Array<ArrayBuffer> {
  const samples = new Int16Array(length);
  let seed = 1;
  for (let index = 0; index < length; index++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    samples[index] = ((seed >>> 16) % 3) - 1;
  }
  return samples;
}
