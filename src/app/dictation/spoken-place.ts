/** A place in an open transcript at which somebody speaks: it stays between the same words while the text around it is edited. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { changeBetween, movedPlace, type TextChange } from '../../core/text-change.ts';
import { joinedTexts, languageOf, type Segment, textOf, wordsOf } from '../../core/transcript.ts';
import { saidInto } from '../../text/said-into.ts';
import type { Destination } from '../library/destination.ts';
import type { TextEditing } from '../library/text-editing.ts';
import type { LiveText } from './live-text.ts';

/** Places in the text; what stands between them is replaced by what is said. */
export interface Selected {
  start: number;
  end: number;
}

export interface SpokenPlace extends Destination {
  at: ReadonlySignal<Selected>;
  /** The text has been edited. */
  follow(text: string): void;
  /** What is said so far, as it would stand there, in the part that is certain and the part that may change. */
  written(live: LiveText): { certain: string; tentative: string };
}

export interface SpokenPlacePlan {
  id: string;
  text: string;
  selected: Selected;
  editing: Pick<TextEditing, 'insert'>;
  /** BCP 47, where the recording does not tell; '' when it is unknown. */
  language: string;
  /** Names that keep their capitals. */
  terms: readonly string[];
}

/** So many letters on either side are enough to know how a sentence goes on, and which words are names. */
const nearby = 2_000;

export function createSpokenPlace({ id, text, selected, editing, language, terms }: SpokenPlacePlan): SpokenPlace {
  const at = signal(selected);
  let known = text;

  function follow(now: string): void {
    const edit = changeBetween(known, now);
    known = now;
    if (edit) at.value = movedSelection(at.peek(), edit);
  }

  function stands(said: string, segments: readonly Segment[]): string {
    const { start, end } = at.peek();
    const around = { before: known.slice(Math.max(0, start - nearby), start), after: known.slice(end, end + nearby) };
    const spoken = languageOf(segments) || language;
    return saidInto(said, around, { language: spoken, terms, hasCapitals: !isLowered(segments) });
  }

  /** Inside a line a pause makes no paragraph. */
  function textFor(segments: readonly Segment[]): string {
    const isInLine = /^[^\n]*\S/.test(known.slice(at.peek().end));
    return isInLine ? wordsOf(segments) : textOf(segments);
  }

  return {
    id,
    isOpen: true,
    at,
    follow,
    written({ segments, partial }) {
      const finals = textFor(segments);
      const whole = stands(
        joinedTexts(finals, (partial ? partial.committed + partial.tentative : '').trim()),
        segments,
      );
      const certain = stands(joinedTexts(finals, partial?.committed.trim() ?? ''), segments).trimEnd();
      const isKept = whole.startsWith(certain);
      return { certain: isKept ? certain : '', tentative: isKept ? whole.slice(certain.length) : whole };
    },
    keep: (recording) =>
      editing.insert(id, recording, (now) => {
        follow(now);
        const { start, end } = at.peek();
        const added = stands(textFor(recording.segments), recording.segments);
        return { at: start, removed: known.slice(start, end), added };
      }),
  };
}

/** What a person has written over a selection is not replaced any more. */
function movedSelection({ start, end }: Selected, edit: TextChange): Selected {
  const isInside = edit.at < end && edit.at + edit.removed.length > start;
  const isBetween = edit.removed === '' && edit.at > start && edit.at < end;
  const last = movedPlace(end, edit);
  return { start: isInside || isBetween ? last : movedPlace(start, edit), end: last };
}

/** Whether the rules have taken the capital that was recognised. */
function isLowered([first]: readonly Segment[]): boolean {
  const startsUpper = (text: string) => /^\P{L}*\p{Lu}/u.test(text);
  return first?.raw !== undefined && startsUpper(first.raw) && !startsUpper(first.text);
}
