/** A device on which everything takes twenty times as long: text comes late, and nothing is taken for dead. */

import { join } from 'node:path';
import { root } from '../commands/serving/build.ts';
import { expect, test } from './app.ts';
import { slowedDown } from './slow-device.ts';

test('on a device that is twenty times as slow a file becomes the same text', async ({ openSotto }) => {
  test.skip(process.platform === 'win32', 'processes cannot be stopped for a moment there');
  test.setTimeout(120_000);
  const sotto = await openSotto();
  const input = await sotto.page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.setInputFiles(join(root, 'public', 'samples', 'jfk-1.wav'));
  const timed = async () => {
    const started = Date.now();
    const answer = await sotto.page.evaluate((element) => globalThis.sotto.transcribe(element.files![0]!), input);
    return { text: answer.ok ? answer.value.text : answer.error.code, ms: Date.now() - started };
  };
  const usual = await timed();
  const slow = await slowedDown(sotto.page, 20, timed);
  // Beside other work a process that is mostly stopped is favoured while it runs.
  expect(slow.ms, `${usual.ms} ms before`).toBeGreaterThan(3 * usual.ms);
  expect(slow.text).toBe(usual.text);
  expect(await sotto.replacedThreads()).toBe(0);
});
