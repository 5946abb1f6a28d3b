import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { editableField } from './testing/editable-field.ts';

const page = editableField();
const { root, typed, mistakes, select } = page;

const text = 'We have 23 apples. Fine.';
const segments = [
  { start: 0, end: 1, text: 'We have 23 apples.', raw: 'Um, we have twenty three apples.' },
  { start: 1, end: 2, text: 'Fine.' },
];

const note = () => vi.waitFor(() => root.querySelector('.text-note') ?? Promise.reject(new Error('there is no note')));

beforeEach(async () => {
  typed.length = 0;
  mistakes.length = 0;
  page.show(sampleTranscript({ text, segments }));
  await vi.waitFor(() => expect(CSS.highlights.get('recognised')?.size).toBe(2));
});

const noMarks = () => vi.waitFor(() => expect(CSS.highlights.has('recognised')).toBe(false));

afterEach(async () => {
  page.takeAway();
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

test('so does the pointer over it', async () => {
  const place = [...CSS.highlights.get('recognised')!].at(1) as Range;
  const { left, top, width, height } = place.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true };
  page.field().dispatchEvent(new PointerEvent('pointermove', at));
  expect((await note()).textContent).toContain('twenty three');
  page.field().dispatchEvent(new PointerEvent('pointerleave', at));
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
  page.takeAway();
  await noMarks();
});
