/** The way that sound takes from a microphone, for sources that the app plays itself. */

import { SampleRing } from '../../core/ring.ts';
import type { CapturePath } from '../../protocol/capture.ts';

export interface SoundPath {
  /** Samples that wait to be taken, as far as that is known here. */
  waiting(): number;
  /** Copies the samples. */
  write(samples: Float32Array): void;
  /** Wakes whoever waits for them. */
  notify(): void;
  /** Tells that no more will come. */
  end(): void;
}

export function soundPath(path: CapturePath): SoundPath {
  if (path.kind === 'shared') {
    const ring = new SampleRing(path.memory);
    return {
      waiting: () => ring.available,
      write: (samples) => void ring.write(samples),
      notify: () => ring.notify(),
      end() {},
    };
  }
  const { port } = path;
  return {
    waiting: () => 0,
    write(samples) {
      const copy = samples.slice();
      port.postMessage(copy, [copy.buffer]);
    },
    notify() {},
    end: () => port.postMessage(null),
  };
}
