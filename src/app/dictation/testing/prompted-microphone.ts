/** For tests: a microphone that plays a recording up to a given second, much faster than real time. */

import type { Microphone, MicrophoneOptions } from '../../../capture/microphone.ts';
import { speechRate } from '../../../core/resampler.ts';
import { pause } from '../../../core/time.ts';
import { soundPath } from '../sound-path.ts';

const blockSeconds = 0.05;

export interface PromptedMicrophone {
  open(options: Pick<MicrophoneOptions, 'pathFor'>): Promise<Microphone>;
  /** Resolves when the recording up to this second has been delivered. */
  sayUntil(seconds: number): Promise<void>;
}

/** `recording`: mono samples at 16 kHz. */
export function promptedMicrophone(recording: Float32Array): PromptedMicrophone {
  let said = 0;
  let write = (_: Float32Array) => {};

  async function open({ pathFor }: Pick<MicrophoneOptions, 'pathFor'>): Promise<Microphone> {
    const path = soundPath(pathFor(speechRate));
    write = (samples) => {
      path.write(samples);
      path.notify();
    };
    return {
      label: 'recording',
      sampleRate: speechRate,
      clock: () => said / speechRate,
      redirect() {},
      async stop() {
        path.end();
      },
    };
  }

  async function sayUntil(seconds: number): Promise<void> {
    const end = Math.min(recording.length, seconds * speechRate);
    while (said < end) {
      const next = Math.min(end, said + blockSeconds * speechRate);
      write(recording.subarray(said, next));
      said = next;
      await pause(5);
    }
  }

  return { open, sayUntil };
}
