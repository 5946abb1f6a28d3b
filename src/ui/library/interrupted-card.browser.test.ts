import { h, render } from 'preact';
import { expect, test, vi } from 'vitest';
import type { Recovery } from '../../app/library/recovery.ts';
import { createNotices } from '../../app/notices.ts';
import { AppError } from '../../core/errors.ts';
import type { InterruptedRecording } from '../../protocol/journal.ts';
import { InterruptedCard } from './interrupted-card.tsx';

const recording: InterruptedRecording = {
  id: 'a',
  startedAt: new Date(2026, 5, 1, 14, 5).getTime(),
  model: 'm',
  discardedAt: null,
  seconds: 42 * 60,
  words: [{ start: 0, end: 4, text: 'What was said first.' }],
};

function show(interrupted: readonly InterruptedRecording[]) {
  const done: string[] = [];
  const act = (name: string) => vi.fn(async (id: string) => void done.push(`${name} ${id}`));
  const recover = act('recover');
  const recovery = { recover, keepAsSound: act('keep'), discard: act('discard'), listen: act('listen') };
  const notices = createNotices();
  const root = document.createElement('div');
  document.body.append(root);
  render(h(InterruptedCard, { recovery: recovery as unknown as Recovery, interrupted, notices }), root);
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name) as HTMLButtonElement;
  return { root, button, done, recover, notices };
}

test('says what is there of a recording, and how many others wait', () => {
  const { root } = show([recording, { ...recording, id: 'b' }, { ...recording, id: 'c' }]);
  expect(root.textContent).toMatch(/A recording of 42 min from 2:05/);
  expect(root.textContent).toContain('2 others are waiting');
  expect(root.querySelector('blockquote')?.textContent).toBe('What was said first.');
});

/** Until what was clicked is done, and drawn. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

test('each button does its own, and nothing is pressed twice', async () => {
  const { button, done, recover } = show([recording]);
  const over = Promise.withResolvers<undefined>();
  recover.mockImplementation(() => over.promise);
  button('Transcribe').click();
  await settled();
  expect(button('Keep as sound').disabled).toBe(true);
  over.resolve(undefined);
  await settled();
  button('Keep as sound').click();
  await settled();
  button('Discard').click();
  expect(recover).toHaveBeenCalledExactlyOnceWith('a');
  expect(done).toEqual(['keep a', 'discard a']);
});

test('what fails is reported until it succeeds, but not that it was cancelled', async () => {
  const { button, recover, notices } = show([recording]);
  recover.mockRejectedValueOnce(new AppError('cancelled', 'by the person'));
  button('Transcribe').click();
  await settled();
  recover.mockRejectedValueOnce(new AppError('storage-gone', 'closed'));
  button('Transcribe').click();
  await settled();
  expect(notices.list.value).toMatchObject([{ what: { code: 'storage-gone' } }]);
  button('Transcribe').click();
  await settled();
  expect(notices.list.value).toEqual([]);
});
