/** The app as the system knows it: what is shared with it, and what its manifest says. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder } from '../commands/serving/build.ts';
import { expect, speech, test } from './app.ts';

test('a recording and a text that another program shares go into the list, past every server; outside the installed app a person is asked first', async ({
  openTab,
}) => {
  const { share_target: target, shortcuts } = JSON.parse(
    readFileSync(join(buildFolder, 'manifest.webmanifest'), 'utf8'),
  );
  expect(shortcuts).toHaveLength(2);
  const { page, listed, url } = await openTab();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const posted: string[] = [];
  page.context().on('response', (answer) => {
    if (answer.request().method() === 'POST' && !answer.fromServiceWorker()) posted.push(answer.url());
  });
  await page.evaluate(
    ({ action, method, enctype, files, sound }) => {
      const form = Object.assign(document.createElement('form'), { action, method, enctype });
      const text = Object.assign(document.createElement('input'), { name: 'text', value: 'Words from elsewhere.' });
      const chosen = Object.assign(document.createElement('input'), { name: files, type: 'file', multiple: true });
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(sound), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], 'shared.wav', { type: 'audio/wav' }));
      chosen.files = transfer.files;
      form.append(text, chosen);
      document.body.append(form);
      form.submit();
    },
    { ...target, files: target.params.files[0].name, sound: readFileSync(speech).toString('base64') },
  );
  const offer = page.getByText('shared.wav, text.txt arrived from another program or site');
  await expect(offer).toBeVisible();
  await expect(listed).toHaveCount(0);
  await page.getByRole('button', { name: 'Take it' }).click();
  await expect(listed.filter({ hasText: 'Words from elsewhere' })).toHaveCount(1);
  await expect(listed.filter({ hasText: 'shared' })).toHaveCount(1);
  await expect(page.getByRole('main')).toContainText(/fellow/i);
  expect(new URL(page.url()).origin).toBe(new URL(url).origin);
  expect(posted).toEqual([]);
});
