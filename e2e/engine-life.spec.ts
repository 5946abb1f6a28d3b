/** Changes of backend and model during use: no speech is lost, and no false failure is shown. */

import { serveHub } from '../commands/hub/hub-server.ts';
import { expect, type SottoPage, speech, test } from './app.ts';
import { makeModelHub } from './model-fixture.ts';

const sentence = /^and so my fellow americans? ask not what your country can do for you/;

async function dictate(sotto: SottoPage, midway: () => Promise<unknown>): Promise<void> {
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await midway();
  await sotto.hears(/country can do for you/i);
  await sotto.stop();
}

test('an engine takes over from another in the middle of a recording, and no word is lost', async ({ openTab }) => {
  const sotto = await openTab();
  await dictate(sotto, async () => {
    const taken = await sotto.page.evaluate(() => globalThis.sotto.useModel('moonshine-tiny', { threads: 2 }));
    expect(taken).toMatchObject({ ok: true, value: { model: 'moonshine-tiny', threads: 2 } });
  });
  expect(await sotto.plainText()).toMatch(sentence);
  expect(await sotto.replacedThreads()).toBe(0);
  await expect(sotto.dock.getByText('started again')).toBeHidden();
});

test('an engine that was put to sleep holds less memory, and what is said while it loads again is recognised', async ({
  openTab,
}) => {
  const sotto = await openTab();
  const bytes = async () => {
    const answer = await sotto.page.evaluate(() => globalThis.sotto.memory());
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value.lines.reduce((sum, line) => sum + line.bytes, 0);
  };
  const before = await bytes();
  expect(await sotto.page.evaluate(() => globalThis.sotto.sleep())).toBe(true);
  expect(await bytes()).toBeLessThan(before - 50e6);

  await sotto.recordButton.click();
  await expect(sotto.dock.getByText(/The text follows when the model is ready|Listening/)).toBeVisible();
  expect(await sotto.page.evaluate(() => globalThis.sotto.sleep())).toBe(false);
  await sotto.hears(/fellow/i);
  await sotto.stop();
  expect(await sotto.plainText()).toMatch(/^and so my fellow/);
});

test('a model is tried on every backend, unless somebody records; the verdict holds after the page is opened again', async ({
  openTab,
}) => {
  const sotto = await openTab();
  const interrupted = sotto.page.evaluate(() => globalThis.sotto.testModel('moonshine-tiny'));
  await sotto.pressRecord();
  expect(await interrupted).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  await sotto.hears(/fellow/i);
  await sotto.stop();

  const answer = await sotto.page.evaluate(() => globalThis.sotto.testModel('moonshine-tiny'));
  if (!answer.ok) throw new Error(answer.error.message);
  const { chosen, trials } = answer.value;
  expect(trials.length).toBeGreaterThan(1);
  for (const trial of trials) expect(trial).toMatchObject({ isRight: true, error: null });
  expect(chosen).toMatchObject({ encoder: 'wasm', decoder: 'wasm' });
  const fastest = Math.min(...trials.map(({ medianMs }) => medianMs ?? Number.POSITIVE_INFINITY));
  expect(trials.find(({ medianMs }) => medianMs === fastest)?.backend).toEqual(chosen);

  await sotto.page.reload();
  await sotto.isReady();
  const ready = await sotto.page.evaluate(() => globalThis.sotto.ready());
  expect(ready).toMatchObject({ ok: true, value: { on: chosen } });
});

test('a chosen model that is gone gives way to the embedded one, which is said, and the choice stays', async ({
  openTab,
}) => {
  const choice = JSON.stringify({ model: 'sotto/gone' });
  const sotto = await openTab({
    before: (page) => page.addInitScript((text) => localStorage.setItem('sotto-settings', text), choice),
  });
  await expect(sotto.dock.getByText('Gone cannot be read from this device')).toBeVisible();
  await expect(sotto.dock.getByText('Moonshine tiny takes its place')).toBeVisible();
  expect(await sotto.page.evaluate(() => globalThis.sotto.ready())).toMatchObject({
    ok: true,
    value: { model: 'moonshine-tiny' },
  });
  await sotto.transcribe(speech);
  expect(await sotto.plainText()).toMatch(sentence);
  const kept = await sotto.page.evaluate(() => localStorage.getItem('sotto-settings'));
  expect(JSON.parse(kept ?? '{}')).toMatchObject({ model: 'sotto/gone' });
});

test('a model from a hub takes over in the middle of a recording, and is there at the next visit', async ({
  openTab,
}) => {
  const hub = makeModelHub();
  const server = await serveHub(hub.folder);
  try {
    const sotto = await openTab();
    const order = { hub: server.url, id: hub.id };
    await dictate(sotto, async () => {
      const taken = await sotto.page.evaluate((what) => globalThis.sotto.install(what), order);
      expect(taken).toMatchObject({ ok: true, value: { model: hub.id, backend: 'wasm' } });
    });
    expect(await sotto.plainText()).toMatch(sentence);
    expect(await sotto.replacedThreads()).toBe(0);

    await server.close();
    await sotto.page.reload();
    await sotto.isReady();
    const ready = await sotto.page.evaluate(() => globalThis.sotto.ready());
    expect(ready).toMatchObject({ ok: true, value: { model: hub.id } });
    await sotto.transcribe(speech);
    expect(await sotto.plainText()).toMatch(sentence);
  } finally {
    await server.close();
    hub.remove();
  }
});
