/** Where captured samples come from: the shared ring, or messages that fill a ring of this thread. */

import { SampleRing } from '../core/ring.ts';
import { captureSeconds } from '../protocol/capture.ts';
import type { CapturePath } from '../protocol/listen.ts';

export function audioSource(path: CapturePath, sampleRate: number): SampleRing {
  if (path.kind === 'shared') return new SampleRing(path.memory);
  const ring = new SampleRing(new ArrayBuffer(SampleRing.bytes(captureSeconds * sampleRate)));
  path.port.onmessage = ({ data }: MessageEvent<Float32Array>) => ring.write(data);
  return ring;
}
