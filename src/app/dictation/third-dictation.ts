/** Tells when a person has dictated for the third time on this device: nothing is offered to somebody who has not tried what is there. */

import { readText, writeText } from '../../platform/kept-text.ts';
import type { Dictation, RecordingEvent } from './dictation.ts';

const key = 'sotto-dictations';
const wanted = 3;

/** Calls `listener` once, at the end of the third dictation that gave a text. Cancelled ones do not count. */
export function onThirdDictation({ events, text }: Pick<Dictation, 'events' | 'text'>, listener: () => void): void {
  let isOver = countOf() >= wanted;
  let isFinishing = false;

  function listen(event: RecordingEvent): void {
    if (event.kind === 'cancelled') isFinishing = false;
    if (event.kind !== 'state' || isOver) return;
    const isKept = isFinishing && event.state.at === 'idle' && text.value.segments.length > 0;
    isFinishing = event.state.at === 'finishing';
    if (!isKept) return;
    const count = countOf() + 1;
    writeText(key, String(count));
    isOver = count >= wanted;
    if (count === wanted) listener();
  }
  events.subscribe(listen);
}

/** How often so far, in all visits. */
function countOf(): number {
  return Number(readText(key)) || 0;
}
