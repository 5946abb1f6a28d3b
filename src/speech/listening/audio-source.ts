/** Where captured samples come from: the shared ring, or messages that fill a ring of this thread. */

import { SampleRing } from '../../core/ring.ts';
import { pause } from '../../core/time.ts';
import { type CapturePath, captureSeconds } from '../../protocol/capture.ts';

/** The audio thread that should have said so may be gone. */
const longestWaitForEndMs = 300;

export interface AudioSource {
  ring: SampleRing;
  /** Resolves when all that was captured is in the ring: shared memory needs no waiting, messages may still be on their way. */
  ended(): Promise<unknown>;
}

export function audioSource(path: CapturePath, sampleRate: number): AudioSource {
  if (path.kind === 'shared') return { ring: new SampleRing(path.memory), ended: () => Promise.resolve() };
  const ring = new SampleRing(new ArrayBuffer(SampleRing.bytes(captureSeconds * sampleRate)));
  const end = new Promise<void>((resolve) => {
    path.port.onmessage = ({ data }: MessageEvent<Float32Array | null>) => {
      if (data) ring.write(data);
      else resolve();
    };
  });
  return { ring, ended: () => Promise.race([end, pause(longestWaitForEndMs)]) };
}
