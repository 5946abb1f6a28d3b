/** For tests: a microphone that plays a recording up to a given second, much faster than real time. */

import type { Microphone, MicrophoneOptions } from '../../../capture/microphone.ts';
import { speechRate } from '../../../core/resampler.ts';
import { SampleRing } from '../../../core/ring.ts';
import { pause } from '../../../core/time.ts';

const blockSeconds = 0.05;

export interface PromptedMicrophone {
  open(options: Pick<MicrophoneOptions, 'pathFor'>): Promise<Microphone>;
  /** Resolves when the recording up to this second has been delivered. */
  sayUntil(seconds: number): Promise<void>;
}

/** `recording`: mono samples at 16 kHz. */
export function promptedMicrophone(recording: Float32Array): PromptedMicrophone {
  let said = 0;
  let write = (_: Float32Array<ArrayBuffer>) => {};

  async function open({ pathFor }: Pick<MicrophoneOptions, 'pathFor'>): Promise<Microphone> {
    const path = pathFor(speechRate);
    const ring = path.kind === 'shared' ? new SampleRing(path.memory) : null;
    const port = path.kind === 'port' ? path.port : null;
    write = (samples) => {
      ring?.write(samples);
      ring?.notify();
      port?.postMessage(samples, [samples.buffer]);
    };
    return {
      label: 'recording',
      sampleRate: speechRate,
      clock: () => said / speechRate,
      redirect() {},
      async stop() {
        port?.postMessage(null);
      },
    };
  }

  async function sayUntil(seconds: number): Promise<void> {
    const end = Math.min(recording.length, seconds * speechRate);
    while (said < end) {
      const next = Math.min(end, said + blockSeconds * speechRate);
      write(recording.slice(said, next));
      said = next;
      await pause(5);
    }
  }

  return { open, sayUntil };
}
