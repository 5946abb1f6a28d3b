/**
 * A note beneath the text: what was recognised where the caret or the pointer stands, with the way back; and for selected words, the way to
 * a rule for them. It follows the field in the order of the keyboard.
 */

import { useComputed, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type RecognisedChange, recognisedChanges, withRecognised } from '../../app/library/recognised-changes.ts';
import type { TextEditing } from '../../app/library/text-editing.ts';
import type { Transcript } from '../../core/transcript.ts';
import { words } from '../../i18n/transcript.ts';
import { placeAt, placeUnder, rangeIn } from './text-places.ts';

interface TextNoteProps {
  field: RefObject<HTMLElement | null>;
  transcript: Transcript;
  editing: TextEditing;
  /** Opens the form of a rule for what is selected. */
  onAlways: (mistake: string) => void;
}

type Noted = { kind: 'change'; change: RecognisedChange } | { kind: 'selection'; mistake: string };

/** The name of the highlight in the style sheet. */
const highlight = 'recognised';
/** A longer selection is no mistake in a word. */
const longestMistake = 60;
/** Milliseconds without typing after which changes are looked for again. */
const pause = 200;

export function TextNote({ field, transcript, editing, onAlways }: TextNoteProps) {
  const { id, text, segments } = transcript;
  const note = useRef<HTMLFieldSetElement>(null);
  const changes = useSignal<readonly RecognisedChange[]>([]);
  const noted = useSignal<Noted | null>(null);
  const place = useComputed(() => placeBeneath(field.current, noted.value));

  useEffect(() => {
    let takeAway = () => {};
    const timer = setTimeout(() => {
      changes.value = recognisedChanges(segments, text);
      if (field.current) takeAway = highlightChanges(field.current, text, changes.value);
    }, pause);
    return () => {
      clearTimeout(timer);
      takeAway();
      noted.value = null;
    };
  }, [text, segments]);

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const changeAt = (at: number | null) =>
      at === null ? undefined : changes.value.find(({ start, end }) => start <= at && at <= end);
    const follow = () => {
      const selection = getSelection();
      if (!selection?.focusNode || !element.contains(selection.focusNode)) return;
      const mistake = selection.toString().trim();
      const change = changeAt(placeAt(element, selection.focusNode, selection.focusOffset));
      if (mistake && mistake.length <= longestMistake && !mistake.includes('\n'))
        noted.value = { kind: 'selection', mistake };
      else noted.value = change && selection.isCollapsed ? { kind: 'change', change } : null;
    };
    const point = (event: PointerEvent) => {
      if (event.buttons > 0 || event.pointerType === 'touch' || noted.value?.kind === 'selection') return;
      const change = changeAt(placeUnder(element, event.clientX, event.clientY));
      if (change) noted.value = { kind: 'change', change };
    };
    const leave = ({ relatedTarget }: PointerEvent) => {
      const isInNote = relatedTarget instanceof Node && note.current?.contains(relatedTarget);
      if (!isInNote && noted.value?.kind === 'change' && document.activeElement !== element) noted.value = null;
    };
    document.addEventListener('selectionchange', follow);
    element.addEventListener('pointermove', point);
    element.addEventListener('pointerleave', leave);
    return () => {
      document.removeEventListener('selectionchange', follow);
      element.removeEventListener('pointermove', point);
      element.removeEventListener('pointerleave', leave);
    };
  }, [field, changes, noted]);

  const shown = noted.value;
  if (!shown || !place.value) return null;
  const takeBack = (change: RecognisedChange) => {
    editing.type(id, withRecognised(text, change));
    void editing.flush();
    noted.value = null;
    field.current?.focus();
  };
  return (
    <fieldset ref={note} class="text-note" aria-label={words.note} style={place.value}>
      {shown.kind === 'change' ? (
        <>
          <span role="status">{words.wasRecognised(shown.change.recognised)}</span>
          <button type="button" class="button plain" onClick={() => takeBack(shown.change)}>
            {words.takeBack}
          </button>
        </>
      ) : (
        <button type="button" class="button plain" onClick={() => onAlways(shown.mistake)}>
          {words.always(shown.mistake)}
        </button>
      )}
    </fieldset>
  );
}

/** Beneath the words that it is about, as a place in the element that holds field and note. */
function placeBeneath(field: HTMLElement | null, noted: Noted | null): { top: string; left: string } | null {
  if (!field || !noted) return null;
  const selection = getSelection();
  const range =
    noted.kind === 'change'
      ? rangeIn(field, noted.change.start, noted.change.end)
      : selection && selection.rangeCount > 0 && selection.getRangeAt(0);
  const holder = field.parentElement?.getBoundingClientRect();
  if (!range || !holder) return null;
  const lines = range.getClientRects();
  const line = lines[lines.length - 1] ?? range.getBoundingClientRect();
  return { top: `${line.bottom - holder.top}px`, left: `max(0px, min(${line.left - holder.left}px, 100% - 17rem))` };
}

/**
 * Underlines the changes in a field that shows `text`, and returns a function that takes the lines away. They are highlights, which leave the
 * field to the browser and the person; a browser without highlights shows none.
 */
function highlightChanges(field: HTMLElement, text: string, changes: readonly RecognisedChange[]): () => void {
  if (!('highlights' in CSS)) return () => {};
  const ranges = changes.flatMap(({ start, end }) => {
    const range = rangeIn(field, start, end);
    // While a person types, the field may be ahead of the text.
    return range?.toString() === text.slice(start, end) ? [range] : [];
  });
  CSS.highlights.set(highlight, new Highlight(...ranges));
  return () => void CSS.highlights.delete(highlight);
}
