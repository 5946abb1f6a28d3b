/** Troubles that the audio itself betrays. */

import type { Hearing } from '../protocol/listen.ts';
import type { Trouble } from './states.ts';

/** A device that is muted in hardware or by the system delivers exact zeros. */
const mutedAfterSeconds = 2;
const silentAfterSeconds = 5;

/** What is wrong at this moment, given what was heard now and the time before; null in health. */
export function troubleIn(now: Hearing, before: Hearing | null): Trouble | null {
  if (now.droppedBlocks > (before?.droppedBlocks ?? 0)) return 'audio-overrun';
  if (now.zerosFor >= mutedAfterSeconds) return 'mic-muted';
  if (now.quietFor >= silentAfterSeconds && now.firstSpeech === null) return 'mic-silent';
  return null;
}
