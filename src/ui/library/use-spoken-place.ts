/**
 * Speaking into the text of a transcript: the caret is where the next recording goes, and what is said so far is shown there. The style sheet
 * draws those words, so that they are no text before they are final, and neither the browser's editing nor the caret ever meets them.
 */

import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { Dictation } from '../../app/dictation/dictation.ts';
import { isBusy } from '../../app/dictation/dictation-step.ts';
import { createSpokenPlace, type SpokenPlace } from '../../app/dictation/spoken-place.ts';
import type { Destination } from '../../app/library/destination.ts';
import type { Library } from '../../app/library/library.ts';
import type { TextEditing } from '../../app/library/text-editing.ts';
import type { Transcript } from '../../core/transcript.ts';
import { words } from '../../i18n/transcript.ts';
import { announce } from '../../platform/announce.ts';
import { placeAt, rangeIn } from './text-places.ts';

export interface SpokenPlacePlan {
  transcript: Transcript;
  library: Pick<Library, 'caret' | 'destination' | 'isFleeting'>;
  dictation: Pick<Dictation, 'state' | 'text'>;
  editing: TextEditing;
  /** BCP 47; '' when it is unknown. */
  language: string;
  /** Names that keep their capitals. */
  terms: readonly string[];
}

/** The name of the highlight in the style sheet: what is spoken takes the place of these words. */
const highlight = 'replaced';
/** Where the focus may go without the caret being given up: to the button that records, above all. */
const besides = '.dock, .tools, .text-note';

/** `onFocus` and `onBlur` are for the field to call. */
export function useSpokenPlace(field: RefObject<HTMLElement | null>, plan: SpokenPlacePlan) {
  const { transcript, library, dictation, editing, language, terms } = plan;
  const { id, text } = transcript;
  const isFocused = useSignal(false);
  const marker = useMemo(createMarker, []);

  const aim = () => {
    const selected = field.current && selectedIn(field.current);
    if (!selected || isBusy(dictation.state.peek()) || library.isFleeting(id)) return;
    library.caret.value = createSpokenPlace({ id, text, selected, editing, language, terms });
  };

  const draw = () => {
    const isSpoken = isBusy(dictation.state.value);
    const place = placeIn(isSpoken ? library.destination.value : library.caret.value, id);
    if (!field.current || !place || (isFocused.value && !isSpoken)) return marker.take();
    marker.put(field.current, place);
    marker.say(isSpoken ? place.written(dictation.text.value) : { certain: '', tentative: '' });
  };

  useLayoutEffect(() => {
    for (const place of [library.caret.peek(), library.destination.peek()]) placeIn(place, id)?.follow(text);
    draw();
  }, [text]);
  useSignalEffect(draw);

  const isSpokenInto = useComputed(
    () => isBusy(dictation.state.value) && placeIn(library.destination.value, id) !== null,
  );
  useSignalEffect(() => {
    if (isSpokenInto.value) {
      announce(words.spokenInto, document.documentElement.lang);
      marker.show();
    } else if (isFocused.peek()) aim();
  });

  useEffect(() => {
    const onSelection = () => {
      if (document.activeElement === field.current) aim();
    };
    document.addEventListener('selectionchange', onSelection);
    return () => document.removeEventListener('selectionchange', onSelection);
  });

  useEffect(
    () => () => {
      library.caret.value = null;
      marker.take();
    },
    [id, library, marker],
  );

  return {
    /** Whether a recording goes into this text. */
    isSpokenInto,
    onFocus() {
      isFocused.value = true;
    },
    onBlur({ relatedTarget }: FocusEvent) {
      isFocused.value = false;
      if (relatedTarget instanceof Element && !relatedTarget.closest(besides)) library.caret.value = null;
      else aim();
    },
  };
}

function placeIn(destination: Destination | null, id: string): SpokenPlace | null {
  return destination?.id === id && isSpokenPlace(destination) ? destination : null;
}

function isSpokenPlace(destination: Destination): destination is SpokenPlace {
  return destination.isOpen;
}

function selectedIn(field: HTMLElement): { start: number; end: number } | null {
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = getSelection() ?? {};
  const from = anchorNode && placeAt(field, anchorNode, anchorOffset);
  const to = focusNode && placeAt(field, focusNode, focusOffset);
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  return { start: Math.min(from, to), end: Math.max(from, to) };
}

/** An element without text that stands in the field. */
function createMarker() {
  const element = document.createElement('span');
  element.className = 'spoken';
  element.contentEditable = 'false';
  // Final sentences are announced.
  element.ariaHidden = 'true';
  let shown: SpokenPlace | null = null;

  function take(): void {
    const paragraph = element.parentNode;
    element.remove();
    paragraph?.normalize();
    if ('highlights' in CSS) CSS.highlights.delete(highlight);
    shown = null;
  }

  return {
    take,
    put(field: HTMLElement, place: SpokenPlace) {
      const { start, end } = place.at.peek();
      if (shown !== place || !element.isConnected) {
        take();
        rangeIn(field, end, end)?.insertNode(element);
        shown = place;
      }
      const replaced = start < end && rangeIn(field, start, end);
      if (replaced && 'highlights' in CSS) CSS.highlights.set(highlight, new Highlight(replaced));
    },
    say({ certain, tentative }: { certain: string; tentative: string }) {
      element.dataset.certain = certain;
      element.dataset.tentative = tentative;
    },
    show: () => element.scrollIntoView?.({ block: 'nearest' }),
  };
}
