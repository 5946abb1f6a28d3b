/** The text while its sound is played: the word that is heard is highlighted, and a click on a word plays from there. */

import { effect } from '@preact/signals';
import { heardAt, type TimedPlace, wordAt } from '../../core/sound/timed-places.ts';
import { placeUnder, rangeIn } from '../library/text-places.ts';
import type { SoundPlayer } from './sound-player.ts';

/** The name of the highlight in the style sheet. */
const highlight = 'heard';

/** Connects a field with the player; returns what takes the connection away. A browser without highlights shows none. */
export function followHeardWords(field: HTMLElement, places: readonly TimedPlace[], player: SoundPlayer): () => void {
  let shown: TimedPlace | undefined;
  const show = (word: TimedPlace | undefined) => {
    if (word === shown || !('highlights' in CSS)) return;
    shown = word;
    const range = word && rangeIn(field, word.at, word.to);
    if (range) CSS.highlights.set(highlight, new Highlight(range));
    else CSS.highlights.delete(highlight);
  };
  const stop = effect(() => show(heardAt(places, player.time.value)));
  const onClick = ({ clientX, clientY, detail }: MouseEvent) => {
    // A double click selects a word.
    if (detail > 1 || getSelection()?.isCollapsed === false) return;
    const place = placeUnder(field, clientX, clientY);
    const word = place === null ? undefined : wordAt(places, place);
    if (word) player.play(word.start);
  };
  field.addEventListener('click', onClick);
  return () => {
    stop();
    show(undefined);
    field.removeEventListener('click', onClick);
  };
}
