/** Which window the browser is asked for: one above all others where it knows such windows, and a pop-up elsewhere. */

import { afterEach, expect, test, vi } from 'vitest';
import { openMiniWindow } from './mini-window.ts';

const size = { width: 380, height: 190 };
const frame = document.createElement('iframe');

/** A window of its own, as a browser would open it. */
function otherWindow(): Window {
  document.body.append(frame);
  return frame.contentWindow!;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  frame.remove();
});

test('a window above all others, with the styles of the page', async () => {
  const style = Object.assign(document.createElement('style'), { textContent: '.of-test { color: red }' });
  document.head.append(style);
  const mini = otherWindow();
  const requestWindow = vi.fn(async () => mini);
  vi.stubGlobal('documentPictureInPicture', { requestWindow });
  expect(await openMiniWindow(size)).toBe(mini);
  expect(requestWindow).toHaveBeenCalledExactlyOnceWith(size);
  expect(mini.document.head.textContent).toContain('.of-test');
  style.remove();
});

test('a pop-up where there are no such windows', async () => {
  vi.stubGlobal('documentPictureInPicture', undefined);
  const mini = otherWindow();
  const open = vi.fn((..._: unknown[]) => mini);
  vi.stubGlobal('open', open);
  expect(await openMiniWindow(size)).toBe(mini);
  expect(open.mock.calls[0]?.[2]).toBe('popup,width=380,height=190');
});

test('a browser that opens none says so', async () => {
  vi.stubGlobal('documentPictureInPicture', undefined);
  vi.stubGlobal('open', () => null);
  await expect(openMiniWindow(size)).rejects.toMatchObject({ code: 'window-blocked' });
  const refusal = () => Promise.reject(new DOMException('no press', 'NotAllowedError'));
  vi.stubGlobal('documentPictureInPicture', { requestWindow: refusal });
  await expect(openMiniWindow(size)).rejects.toMatchObject({ code: 'window-blocked' });
});
