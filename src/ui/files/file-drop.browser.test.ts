import { h, render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Files } from '../../app/files/file-transcriber.ts';
import { words } from '../../i18n/files.ts';
import { FileDrop } from './file-drop.tsx';

const root = document.createElement('div');

function show() {
  document.body.append(root);
  const open = vi.fn(async (_files: readonly File[], _unread?: readonly string[]) => {});
  render(h(FileDrop, { files: { open } as unknown as Files }), root);
  return { opened: () => open.mock.calls.map(([files]) => files.map(({ name }) => name)) };
}

function holding(...names: string[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File(['sound'], name));
  return transfer;
}

afterEach(() => {
  render(null, root);
  root.remove();
});

test('files that are dropped anywhere on the page are taken, and the page says so while they are above it', async () => {
  const { opened } = show();
  const dataTransfer = holding('one.wav', 'two.mp3');
  const options = { dataTransfer, cancelable: true, bubbles: true };
  await expect
    .poll(() => {
      document.body.dispatchEvent(new DragEvent('dragenter', options));
      return root.textContent;
    })
    .toContain(words.drop);
  const drop = new DragEvent('drop', options);
  document.body.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(true);
  await expect.poll(opened).toEqual([['one.wav', 'two.mp3']]);
  await expect.poll(() => root.textContent).toBe('');
});

test('files that are pasted are taken, and text is left to whoever reads it', async () => {
  const { opened } = show();
  const text = new DataTransfer();
  text.setData('text/plain', 'words');
  const paste = (clipboardData: DataTransfer) => {
    const event = new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  };
  await expect
    .poll(() => {
      paste(holding('memo.m4a'));
      return opened().at(-1);
    })
    .toEqual(['memo.m4a']);
  expect([paste(holding('memo.m4a')), paste(text)]).toEqual([true, false]);
});
