import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TextEditing } from '../../app/library/text-editing.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { EditableText } from './editable-text.tsx';
import { rangeIn } from './text-places.ts';

const root = document.createElement('div');
const typed: string[] = [];
const mistakes: string[] = [];
const editing = {
  caret: signal<number | null>(null),
  steps: signal({ canUndo: false, canRedo: false }),
  type: (_: string, text: string) => void typed.push(text),
  flush: async () => {},
  undo: async () => {},
  redo: async () => {},
  follow: async () => {},
} satisfies TextEditing;

const text = 'We have 23 apples. Fine.';
const segments = [
  { start: 0, end: 1, text: 'We have 23 apples.', raw: 'Um, we have twenty three apples.' },
  { start: 1, end: 2, text: 'Fine.' },
];
const transcript = sampleTranscript({ text, segments });

let field: HTMLElement;

function select(start: number, end = start): void {
  const range = rangeIn(field, start, end)!;
  field.focus();
  getSelection()!.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

const note = () => vi.waitFor(() => root.querySelector('.text-note') ?? Promise.reject(new Error('there is no note')));

beforeEach(async () => {
  document.body.append(root);
  typed.length = 0;
  mistakes.length = 0;
  const onAlways = (mistake: string) => void mistakes.push(mistake);
  render(
    h(EditableText, { field: { current: null }, transcript, language: 'en', editing, onCaret: () => {}, onAlways }),
    root,
  );
  field = root.querySelector<HTMLElement>('[contenteditable]')!;
  await vi.waitFor(() => expect(CSS.highlights.get('recognised')?.size).toBe(2));
});

const noMarks = () => vi.waitFor(() => expect(CSS.highlights.has('recognised')).toBe(false));

afterEach(async () => {
  render(null, root);
  root.remove();
  await noMarks();
});

test('what rules have written is underlined, and the caret in it shows what was recognised', async () => {
  const marked = [...CSS.highlights.get('recognised')!].map((range) => (range as Range).toString());
  expect(marked).toEqual(['We', '23']);
  select(9);
  expect((await note()).textContent).toContain('twenty three');
  select(14);
  await vi.waitFor(() => expect(root.querySelector('.text-note')).toBeNull());
});

test('one change is taken back alone', async () => {
  select(1);
  (await note()).querySelector('button')!.click();
  expect(typed).toEqual(['Um, we have 23 apples. Fine.']);
});

test('selected words become a rule', async () => {
  select(11, 17);
  const button = (await note()).querySelector('button')!;
  expect(button.textContent).toContain('apples');
  button.click();
  expect(mistakes).toEqual(['apples']);
});

test('the marks go with the text', async () => {
  render(null, root);
  await noMarks();
});
