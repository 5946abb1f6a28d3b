/** Typing into the field of a transcript, in a real browser. */

import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { editableField } from './testing/editable-field.ts';
import { paragraphAtCaret, textIn } from './text-places.ts';

const page = editableField();
const { editing, typed, select: placeCaret } = page;

let field: HTMLElement;

function show(text: string): void {
  page.show(sampleTranscript({ text }));
  field = page.field();
}

afterEach(() => {
  page.takeAway();
  typed.length = 0;
});

test('each paragraph is an element, and what is typed is told as text', async () => {
  show('One two.\n\nThree.');
  expect(Array.from(field.children, ({ textContent }) => textContent)).toEqual(['One two.', 'Three.']);
  expect(textIn(field)).toBe('One two.\n\nThree.');
  placeCaret(3);
  await userEvent.keyboard(' and');
  expect(typed.at(-1)).toBe('One and two.\n\nThree.');
});

test('a paragraph that is begun is one at once, and an element when the field is left', async () => {
  show('One two.');
  placeCaret(8);
  await userEvent.keyboard('{Enter}{Enter}New.');
  expect(typed.at(-1)).toBe('One two.\n\nNew.');
  expect(paragraphAtCaret(field)).toBe('One two.\n\n'.length);
  field.blur();
  expect(Array.from(field.children, ({ textContent }) => textContent)).toEqual(['One two.', 'New.']);
  placeCaret('One two.\n\nN'.length);
  expect(paragraphAtCaret(field)).toBe('One two.\n\n'.length);
});

test('all of it can be taken away, and something else be written', async () => {
  show('One two.\n\nThree.');
  field.focus();
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  expect(typed.at(-1)).toBe('');
  await userEvent.keyboard('New');
  expect(typed.at(-1)).toBe('New');
});

test('rich text is pasted as its letters', async () => {
  show('One.');
  placeCaret(4);
  const pasted = new DataTransfer();
  pasted.setData('text/html', '<b style="color: red">two</b>');
  pasted.setData('text/plain', ' two');
  document.execCommand('insertText', false, pasted.getData('text/plain'));
  expect(typed.at(-1)).toBe('One. two');
  expect(field.querySelector('b')).toBeNull();
});

test('the keys of undo and redo are those of the library', async () => {
  show('One.');
  placeCaret(1);
  await userEvent.keyboard('{Control>}z{/Control}');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await userEvent.keyboard('{Control>}y{/Control}');
  expect([editing.undo.mock.calls.length, editing.redo.mock.calls.length]).toEqual([1, 2]);
});

test('a text from elsewhere fills the field, one that was typed leaves it alone', async () => {
  show('One.');
  placeCaret(4);
  await userEvent.keyboard('!');
  const [paragraph] = field.children;
  show(typed.at(-1)!);
  expect(field.children[0]).toBe(paragraph);
  editing.caret.value = 5;
  show('Taken back.');
  expect(textIn(field)).toBe('Taken back.');
  expect(getSelection()!.focusOffset).toBe(5);
});

test('a change from elsewhere leaves the caret between the words where somebody types', async () => {
  editing.caret.value = null;
  show('One two.\n\nThree four.');
  placeCaret('One two.\n\nThree'.length);
  show('One and two.\n\nThree four.');
  await userEvent.keyboard('!');
  expect(typed.at(-1)).toBe('One and two.\n\nThree! four.');
});

test('words that a more exact model has put there are marked for a moment', async () => {
  show('We meat at none.');
  editing.improved.value = { id: sampleTranscript().id, places: [{ start: 3, end: 7 }], until: Date.now() + 200 };
  show('We meet at none.');
  const marked = () => [...(CSS.highlights.get('improved') ?? [])].map(String);
  await expect.poll(marked).toEqual(['meet']);
  await expect.poll(marked).toEqual([]);
});

test('in a text of 200,000 words a key is told in little time', () => {
  const paragraph = Array.from({ length: 100 }, (_, at) => `word${at}`).join(' ');
  show(Array.from({ length: 2_000 }, () => paragraph).join('\n\n'));
  placeCaret(5);
  const took: number[] = [];
  for (let key = 0; key < 5; key++) {
    const began = performance.now();
    document.execCommand('insertText', false, 'x');
    took.push(performance.now() - began);
  }
  expect(typed.at(-1)).toMatch(/^word0xxxxx/);
  expect(Math.min(...took)).toBeLessThan(100);
});
