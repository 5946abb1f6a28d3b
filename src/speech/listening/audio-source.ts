/** The source of captured samples: the shared ring, or messages that fill a ring of this thread. */

import { circularBytes } from '../../core/circular.ts';
import { SampleRing } from '../../core/ring.ts';
import { pause } from '../../core/time.ts';
import { type CapturePath, captureSeconds } from '../../protocol/capture.ts';

/** Milliseconds to wait for the end of the messages, because the audio thread that should send it may be gone. */
const longestWaitForEndMs = 300;

export interface AudioSource {
  ring: SampleRing;
  /** Resolves when all captured samples are in the ring. With shared memory that is so at once; messages may still be on their way. */
  ended(): Promise<unknown>;
}

export function audioSource(path: CapturePath, sampleRate: number): AudioSource {
  if (path.kind === 'shared') return { ring: new SampleRing(path.memory), ended: () => Promise.resolve() };
  const ring = new SampleRing(new ArrayBuffer(circularBytes(captureSeconds * sampleRate)));
  const end = new Promise<void>((resolve) => {
    path.port.onmessage = ({ data }: MessageEvent<Float32Array | null>) => {
      if (data) ring.write(data);
      else resolve();
    };
  });
  return { ring, ended: () => Promise.race([end, pause(longestWaitForEndMs)]) };
}
