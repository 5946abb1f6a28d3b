/**
 * The text of a transcript, which is edited where it stands. The field is filled by hand: what a person types belongs to the browser, and
 * only a text that came from elsewhere, as from undo, fills it anew.
 */

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { changeBetween } from '../../core/text-change.ts';
import { languageOf, paragraphSegments } from '../../core/transcript.ts';
import { words } from '../../i18n/transcript.ts';
import { TextNote } from './text-note.tsx';
import { changeField, fillField, paragraphAtCaret, paragraphsOf, rangeIn, textIn } from './text-places.ts';
import { useImprovedWords } from './use-improved-words.ts';
import { type SpokenPlacePlan, useSpokenPlace } from './use-spoken-place.ts';

interface EditableTextProps extends SpokenPlacePlan {
  /** Filled with the element that holds the text. */
  field: RefObject<HTMLDivElement | null>;
  /** Told where the paragraph with the caret begins; null while the field has no focus. */
  onCaret: (paragraph: number | null) => void;
  /** Opens the form of a rule for a selected mistake. */
  onAlways: (mistake: string) => void;
}

export function EditableText({ field, onCaret, onAlways, ...plan }: EditableTextProps) {
  const { transcript, language, editing } = plan;
  const { id, text, segments } = transcript;
  /** The text that the field shows. */
  const shown = useRef<string | null>(null);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element || shown.current === text) return;
    const isEdited = shown.current !== null && document.activeElement === element;
    const change = isEdited && changeBetween(shown.current ?? '', text);
    shown.current = text;
    if (!change || !changeField(element, change)) {
      const groups = paragraphSegments(segments);
      const isAsMade = groups.length === paragraphsOf(text).length;
      fillField(element, text, (at) => (isAsMade ? languageOf(groups[at]!) : '') || language);
    }
    const at = editing.caret.value;
    if (isEdited && at !== null) placeCaret(element, at);
  }, [text, segments, language, editing]);
  useImprovedWords(field, transcript, editing);

  const speech = useSpokenPlace(field, plan);

  useLayoutEffect(() => {
    void editing.follow(id);
    return () => void editing.flush();
  }, [editing, id]);

  const onInput = () => {
    if (!field.current) return;
    shown.current = textIn(field.current);
    editing.type(id, shown.current);
  };
  const onBeforeInput = (event: InputEvent) => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
    event.preventDefault();
    void (event.inputType === 'historyUndo' ? editing.undo(id) : editing.redo(id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (field.current) enterFirstParagraph(field.current);
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault();
    void editing[step](id);
  };
  /** Paragraphs that were begun or joined become elements of their own, once the person is elsewhere. */
  const onBlur = (event: FocusEvent) => {
    void editing.flush();
    const element = field.current;
    if (element && element.children.length !== paragraphsOf(shown.current ?? '').length) {
      fillField(element, shown.current ?? '', () => language);
    }
    speech.onBlur(event);
  };
  const tellCaret = () => onCaret(field.current && paragraphAtCaret(field.current));
  const onFocus = () => {
    tellCaret();
    speech.onFocus();
  };

  return (
    <div class="words-holder">
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea has no paragraphs, each with its language */}
      <div
        ref={field}
        class="words editable"
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={words.text}
        lang={language}
        contentEditable={editable}
        data-placeholder={words.noWords}
        onInput={onInput}
        onBeforeInput={onBeforeInput}
        onKeyDown={onKeyDown}
        onKeyUp={tellCaret}
        onPointerUp={tellCaret}
        onFocus={onFocus}
        onBlur={onBlur}
      />
      {!speech.isSpokenInto.value && (
        <TextNote field={field} transcript={transcript} editing={editing} onAlways={onAlways} />
      )}
    </div>
  );
}

function placeCaret(field: HTMLElement, at: number): void {
  const place = rangeIn(field, at, at);
  if (place) getSelection()?.collapse(place.startContainer, place.startOffset);
}

/**
 * A field that is given the focus before it was drawn has its caret in front of the first paragraph (Chromium): what is typed there would
 * become a paragraph of its own.
 */
function enterFirstParagraph(field: HTMLElement): void {
  const selection = getSelection();
  if (selection?.isCollapsed && selection.anchorNode === field && selection.anchorOffset === 0) placeCaret(field, 0);
}

/** Firefox before 136 knows rich text only; what is pasted is read as plain text all the same. */
const editable = isPlainTextKnown() ? 'plaintext-only' : true;

function isPlainTextKnown(): boolean {
  const element = document.createElement('div');
  try {
    element.contentEditable = 'plaintext-only';
  } catch {
    return false;
  }
  return element.contentEditable === 'plaintext-only';
}

/** Undo and redo as every editor has them. */
function stepOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (altKey || !(ctrlKey || metaKey)) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && ctrlKey ? 'redo' : null;
}
