/** Lowers the load of a recording on a device that is hot or nearly empty, before words are lost, and raises it again. */

import type { Signal } from '@preact/signals';
import type { Dictation } from '../dictation/dictation.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { DeviceHealth } from './device-health.ts';
import { isToSpare } from './spare-step.ts';

export interface SparePlan {
  dictation: Pick<Dictation, 'events'>;
  threads: Pick<SpeechThreads, 'engine'>;
  /** `isSparing` is set here; the metrics count how often it begins. */
  activity: { isSparing: Signal<boolean> };
  /** Begins to watch the device, and returns what tells its newest state. */
  watch: () => () => DeviceHealth;
}

/** The device is watched from the first recording on, and asked at the beginning of each and at the end of each segment. */
export function spareDevice({ dictation, threads, activity, watch }: SparePlan): void {
  let health: (() => DeviceHealth) | null = null;

  function look(): void {
    health ??= watch();
    const { value: before } = activity.isSparing;
    const isSparing = isToSpare(before, health());
    activity.isSparing.value = isSparing;
    // Said again with every segment: the engine may have been replaced.
    if (isSparing || before) threads.engine.call((api) => api.spare(isSparing)).catch(() => {});
  }

  dictation.events.subscribe((event) => {
    if (event.kind === 'state' && event.state.at === 'recording') look();
    if (event.kind === 'speech' && event.speech.kind === 'final') look();
  });
}
