/** Speaking into a text, in a real browser: where the words are shown, and what becomes of the caret. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { noText } from '../../app/dictation/live-text.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { editableField } from './testing/editable-field.ts';
import { textIn } from './text-places.ts';

const page = editableField();
const { library, dictation, root } = page;
const dock = document.createElement('button');
dock.className = 'dock';

const spoken = () => root.querySelector<HTMLElement>('.spoken');
const show = (text: string) => page.show(sampleTranscript({ text }));
/** What the reader sees, in one line. */
const seen = () => {
  const { certain = '', tentative = '' } = spoken()?.dataset ?? {};
  if (!spoken()) return 'nothing';
  const [before, after] = [document.createRange(), document.createRange()];
  before.setStart(page.field(), 0);
  before.setEndBefore(spoken()!);
  after.setStartAfter(spoken()!);
  after.setEndAfter(page.field().lastChild!);
  return `${before}[${certain}|${tentative}]${after}`;
};

async function aimAt(start: number, end = start): Promise<void> {
  page.select(start, end);
  await vi.waitFor(() => expect(library.caret.value).not.toBeNull());
  dock.focus();
}

function record(): void {
  library.destination.value = library.caret.value;
  dictation.state.value = { at: 'recording', trouble: null };
}

function say(committed: string, tentative = ''): void {
  dictation.text.value = { segments: [], partial: { start: 0, committed, tentative } };
}

beforeEach(() => {
  document.body.append(dock);
  show('I saw it yesterday. Fine.');
});
afterEach(() => {
  dictation.state.value = { at: 'idle' };
  dictation.text.value = noText;
  library.destination.value = null;
  page.takeAway();
  dock.remove();
});

test('the caret stays in sight while the button is pressed, and what is said is shown there and is no text', async () => {
  await aimAt(8);
  await expect.poll(seen).toBe('I saw it[|] yesterday. Fine.');
  record();
  say('The red', ' car');
  await expect.poll(seen).toBe('I saw it[ the red| car] yesterday. Fine.');
  expect(textIn(page.field())).toBe('I saw it yesterday. Fine.');
  dictation.state.value = { at: 'idle' };
  await expect.poll(seen).toBe('I saw it[|] yesterday. Fine.');
});

test('a caret that was left for something else is none', async () => {
  page.select(8);
  await vi.waitFor(() => expect(library.caret.value).not.toBeNull());
  dock.className = 'other';
  dock.focus();
  expect(library.caret.value).toBeNull();
  await expect.poll(spoken).toBeNull();
  dock.className = 'dock';
});

test('whoever types meanwhile keeps the caret, and the words stay between the same ones', async () => {
  await aimAt(8);
  record();
  say('And her');
  page.select('I saw it yesterday.'.length);
  await userEvent.keyboard(' So');
  expect(page.typed.at(-1)).toBe('I saw it yesterday. So Fine.');
  show(page.typed.at(-1)!);
  say('And her too');
  await userEvent.keyboard('!');
  expect(page.typed.at(-1)).toBe('I saw it yesterday. So! Fine.');
  show(page.typed.at(-1)!);
  await expect.poll(seen).toBe('I saw it[ and her too|] yesterday. So! Fine.');
  page.select(0);
  await userEvent.keyboard('Well, ');
  show(page.typed.at(-1)!);
  await expect.poll(seen).toBe('Well, I saw it[ and her too|] yesterday. So! Fine.');
  // What has been said comes into the text.
  dictation.state.value = { at: 'idle' };
  show('Well, I saw it and her too yesterday. So! Fine.');
  await userEvent.keyboard('?');
  expect(page.typed.at(-1)).toBe('Well, ?I saw it and her too yesterday. So! Fine.');
});

test('what was selected is struck through while it is spoken over', async () => {
  await aimAt(9, 18);
  record();
  say('Today');
  await expect.poll(seen).toBe('I saw it yesterday[today|]. Fine.');
  expect([...CSS.highlights.get('replaced')!].map(String)).toEqual(['yesterday']);
});

test('a text that is filled anew shows the words again', async () => {
  await aimAt(8);
  record();
  say('Here');
  show('So I saw it yesterday. Fine.');
  await expect.poll(seen).toBe('So I saw it[ here|] yesterday. Fine.');
});
