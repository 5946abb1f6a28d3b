/** The field of a transcript on a page of a test, over editing that only notes what is typed. */

import { type Signal, signal } from '@preact/signals';
import { h, render } from 'preact';
import { vi } from 'vitest';
import type { DictationState } from '../../../app/dictation/dictation-step.ts';
import { type LiveText, noText } from '../../../app/dictation/live-text.ts';
import type { Destination } from '../../../app/library/destination.ts';
import type { TextEditing } from '../../../app/library/text-editing.ts';
import type { ImprovedWords } from '../../../core/strategies/improved-words.ts';
import type { Transcript } from '../../../core/transcript.ts';
import { EditableText } from '../editable-text.tsx';
import { rangeIn } from '../text-places.ts';

export function editableField() {
  const root = document.createElement('div');
  const typed: string[] = [];
  const mistakes: string[] = [];
  const editing = {
    caret: signal<number | null>(null),
    improved: signal<ImprovedWords | null>(null),
    steps: signal({ canUndo: false, canRedo: false }),
    type: (_: string, text: string) => void typed.push(text),
    flush: vi.fn(async () => {}),
    undo: vi.fn(async () => {}),
    redo: vi.fn(async () => {}),
    improve: vi.fn(async () => true),
    insert: vi.fn(async () => undefined),
    refresh: async () => {},
    follow: async () => {},
  } satisfies TextEditing;
  const library = {
    caret: signal<Destination | null>(null),
    destination: signal<Destination | null>(null),
    isFleeting: () => false,
  };
  const dictation: { state: Signal<DictationState>; text: Signal<LiveText> } = {
    state: signal({ at: 'idle' }),
    text: signal(noText),
  };
  const field = () => root.querySelector<HTMLElement>('[contenteditable]')!;

  return {
    root,
    typed,
    mistakes,
    editing,
    library,
    dictation,
    field,
    show(transcript: Transcript) {
      if (!root.isConnected) document.body.append(root);
      const props = { field: { current: null }, transcript, editing, library, dictation, language: 'en', terms: [] };
      const onAlways = (mistake: string) => void mistakes.push(mistake);
      render(h(EditableText, { ...props, onCaret: () => {}, onAlways }), root);
    },
    select(start: number, end = start) {
      field().focus();
      const range = rangeIn(field(), start, end)!;
      getSelection()!.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    },
    takeAway() {
      render(null, root);
      root.remove();
    },
  };
}
