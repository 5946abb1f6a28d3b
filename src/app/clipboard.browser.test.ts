/** Copying without a press, which browsers may refuse. */

import { afterEach, expect, test, vi } from 'vitest';
import { createCopy } from './clipboard.ts';
import { createNotices } from './notices.ts';

afterEach(() => vi.restoreAllMocks());

const texts = (written: readonly ClipboardItems[]) =>
  Promise.all(written.map(async ([item]) => (await item!.getType('text/plain')).text()));

test('what the browser refuses is offered as a button, which copies it and takes the failure away', async () => {
  const notices = createNotices();
  const written: ClipboardItems[] = [];
  const write = vi.spyOn(navigator.clipboard, 'write');
  write.mockRejectedValueOnce(new DOMException('Document is not focused.', 'NotAllowedError'));
  write.mockImplementation(async (items) => void written.push(items));
  const copy = createCopy(notices);
  await copy('The final text.');
  const [refused] = notices.list.value;
  expect(refused).toMatchObject({ what: { code: 'clipboard-denied' } });
  expect(written).toEqual([]);
  refused!.action!.run();
  await vi.waitFor(async () => expect(await texts(written)).toEqual(['The final text.']));
  await vi.waitFor(() => expect(notices.list.value.some(({ id }) => id === refused!.id)).toBe(false));
});

test('a text that never comes copies nothing and says nothing', async () => {
  const notices = createNotices();
  await createCopy(notices)(Promise.reject(new Error('cancelled')));
  expect(notices.list.value).toEqual([]);
});
