/** The death of a thread during a recording: the thread is replaced, and all speech is recognised. */

import { expect, type SottoPage, speech, test } from './app.ts';

const sentence = /^and so my fellow americans? ask not what your country can do for you/;
/**
 * Expected text when the listening thread dies: the segment is cut there, and words next to the cut ("Americans, ask not what") may be
 * misrecognised for lack of context, but not missing.
 */
const cutSentence = /^and so my fellow america\w*( \w+){1,4} your country can do for you/;
const restarted = 'Recognition was started again';

/** Ends the thread in the pause after the first words, and presses stop after much more has been spoken. */
async function dictateWhileOneDies(sotto: SottoPage, thread: 'listen' | 'engine'): Promise<void> {
  await sotto.pressRecord();
  await sotto.hears(/fellow.American/i);
  const { page } = sotto;
  // The first words appear while the last of them is spoken; the pause after it lasts 0.9 s.
  const heardAt = await page.evaluate(() => globalThis.sotto.audioClock());
  await page.waitForFunction((time) => globalThis.sotto.audioClock() > time + 200, heardAt);
  await page.evaluate((name) => globalThis.sotto.kill(name), thread);
  await expect(sotto.dock.getByText(restarted)).toBeVisible();
  await sotto.hears(/country can do for you/i);
  await sotto.stop();
}

test('nothing is lost when a thread dies', async ({ openTab }) => {
  const sotto = await openTab();
  for (const [index, [thread, text]] of (
    [
      ['engine', sentence],
      ['listen', cutSentence],
    ] as const
  ).entries()) {
    await test.step(thread, async () => {
      await dictateWhileOneDies(sotto, thread);
      expect(await sotto.plainText()).toMatch(text);
      await expect(sotto.listed).toHaveCount(index + 1);
    });
  }
});

test('a dictation is saved though the library thread died', async ({ openTab }) => {
  const sotto = await openTab();
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.page.evaluate(() => globalThis.sotto.kill('library'));
  await sotto.stop();
  await expect(sotto.listed).toHaveCount(1);
});

test('without isolation words from before and after are kept when the listen thread dies', async ({ openSotto }) => {
  const sotto = await openSotto({ microphone: speech, plain: true });
  await dictateWhileOneDies(sotto, 'listen');
  expect(await sotto.plainText()).toMatch(/^and so my fellow american.* country can do for you/);
});

test('a thread that dies again and again ends the recording with what was said and a clear failure', async ({
  openTab,
}) => {
  const sotto = await openTab();
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.page.evaluate(() => {
    globalThis.sotto.kill('engine');
    setInterval(() => globalThis.sotto.kill('engine'), 100);
  });
  await expect(sotto.dock.getByText('Recognition stopped unexpectedly')).toBeVisible();
  await expect(sotto.dock.getByText('Code: thread-died')).toBeVisible();
  await sotto.hasEnded();
});
