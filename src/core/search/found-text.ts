/** Where the words that somebody looks for stand in a text, and a line of the text around them. */

import { isWanted, termsOf, wantedIn } from './search-terms.ts';

/** A stretch of a text, as two places in it. */
export interface Hit {
  start: number;
  end: number;
}

export interface Context {
  /** One line. */
  text: string;
  hits: readonly Hit[];
}

const lettersBefore = 30;
const lettersShown = 160;

/** Every word of the text that is wanted, in order. `query`: as it was typed. */
export function* hitsIn(text: string, query: string): Generator<Hit> {
  const wanted = wantedIn(query);
  if (wanted.length === 0) return;
  for (const { term, start, end } of termsOf(text)) {
    if (wanted.some((each) => isWanted(term, each))) yield { start, end };
  }
}

/** The line around the first hit; null when there is none. */
export function contextOf(text: string, query: string): Context | null {
  const found = hitsIn(text, query);
  const first = found.next();
  if (first.done) return null;
  const from = beginningNear(text, first.value.start);
  const to = Math.min(text.length, from + lettersShown);
  const hits = [first.value];
  for (const hit of found) {
    if (hit.end > to) break;
    hits.push(hit);
  }
  const lead = from > 0 ? '… ' : '';
  // Line ends become spaces one by one, so that places stay.
  const shown = lead + text.slice(from, to).replace(/\s/g, ' ');
  return {
    text: shown,
    hits: hits.map(({ start, end }) => ({ start: start - from + lead.length, end: end - from + lead.length })),
  };
}

/** The first word that begins not too far before a place. */
function beginningNear(text: string, place: number): number {
  if (place <= lettersBefore) return 0;
  const before = text.slice(place - lettersBefore, place);
  const space = before.search(/\s\S/);
  return space < 0 ? place : place - lettersBefore + space + 1;
}
