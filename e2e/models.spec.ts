/** The page of models: finding, downloading, storing, offline use, repair and removal. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { type HubOptions, type HubServer, serveHub } from '../commands/hub/hub-server.ts';
import { smallCtcGraph, smallCtcTexts } from '../src/speech/testing/small-ctc.ts';
import { test as base, expect, type SottoPage, shared, speech } from './app.ts';
import { violationsInBothSchemes } from './axe.ts';
import { type ModelHub, makeModelHub } from './model-fixture.ts';

const id = 'sotto/moonshine-tiny';
const wordsOfClip = /^And so,? my fellow Americans.* for your country\.?$/i;

/** Fixtures: a folder of models, and hub servers over it that are closed after the test. */
const test = base.extend<{ hubOf(options?: HubOptions): Promise<HubServer> }, { models: ModelHub }>({
  models: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's needs from this pattern
    async ({}, use) => {
      const models = makeModelHub();
      const half = join(models.folder, 'sotto', 'half');
      mkdirSync(half, { recursive: true });
      writeFileSync(join(half, 'config.json'), '{"model_type": "moonshine"}');
      const generic = join(models.folder, 'sotto', 'small-ctc');
      mkdirSync(join(generic, 'onnx'), { recursive: true });
      writeFileSync(join(generic, 'onnx', 'model.onnx'), smallCtcGraph());
      for (const [name, content] of Object.entries(smallCtcTexts())) writeFileSync(join(generic, name), content);
      await use(models);
      models.remove();
    },
    { scope: 'worker' },
  ],
  hubOf: async ({ models }, use) => {
    const hubs: HubServer[] = [];
    await use(async (options) => {
      const hub = await serveHub(models.folder, options);
      hubs.push(hub);
      return hub;
    });
    await Promise.all(hubs.map((hub) => hub.close()));
  },
});

const dialogOf = ({ page }: SottoPage): Locator => page.getByRole('region', { name: 'Speech models' });
const cardOf = (sotto: SottoPage, model = id): Locator => dialogOf(sotto).locator(`[data-place="${model}"]`);
const button = (within: Locator, name: string): Locator => within.getByRole('button', { name: new RegExp(`^${name}`) });

async function openModels(sotto: SottoPage): Promise<void> {
  await sotto.page.getByRole('link', { name: 'Speech model' }).click();
  await expect(dialogOf(sotto)).toBeVisible();
}

async function chooseServer(sotto: SottoPage, url: string): Promise<void> {
  await dialogOf(sotto).getByText('Model server', { exact: true }).click();
  await dialogOf(sotto).getByLabel('Address').fill(url);
  await button(dialogOf(sotto), 'Save').click();
  await expect(dialogOf(sotto).getByText('Saved.')).toBeVisible();
}

async function look(sotto: SottoPage, name: string): Promise<void> {
  await dialogOf(sotto).getByLabel('Name on the model server').fill(name);
  await button(dialogOf(sotto), 'Look').click();
}

/** Inspects the model on the page and starts its download. */
async function begin(sotto: SottoPage, hub: HubServer): Promise<void> {
  await openModels(sotto);
  await chooseServer(sotto, hub.url);
  await look(sotto, id);
  await expect(dialogOf(sotto).getByText('Found: Moonshine tiny')).toBeVisible();
  await button(dialogOf(sotto).locator('.model-offer'), 'Download').click();
  await expect(button(cardOf(sotto), 'Pause')).toBeFocused();
}

const slowly = (bytesPerSecond: number): HubOptions => ({
  misbehave: ({ kind }) => (kind === 'content' ? { kind: 'slow', bytesPerSecond } : undefined),
});

test('a model installed through the page transcribes in the next session of the browser, with the network off', async ({
  openSotto,
  newServer,
  newProfile,
  hubOf,
}) => {
  const server = await newServer();
  const profile = newProfile();
  const hub = await hubOf(slowly(20_000_000));
  const first = await openSotto({ server, profile });
  await begin(first, hub);
  const card = cardOf(first);
  await expect(card.getByRole('progressbar')).toBeVisible();
  await expect(card.getByText(/^\d+ MB of \d+ MB$/)).toBeVisible();
  await expect(card.getByText(/MB\/s · .* left$/)).toBeVisible();
  await button(card, 'Use').click();
  await expect(card.getByText('In use')).toBeVisible();
  await first.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await first.close();

  await Promise.all([server.close(), hub.close()]);
  const second = await openSotto({ server, profile, before: (page) => page.context().setOffline(true) });
  expect(await second.page.evaluate(() => sotto.ready())).toMatchObject({ ok: true, value: { model: id } });
  await second.transcribe(speech);
  expect(await second.liveText()).toMatch(wordsOfClip);
  await openModels(second);
  await expect(cardOf(second).getByText('In use')).toBeVisible();
});

test('a transducer installed through the page transcribes', async ({ openTab }) => {
  const hub = await serveHub(shared('models', 'hub'));
  try {
    const sotto = await openTab();
    await openModels(sotto);
    await chooseServer(sotto, hub.url);
    await look(sotto, 'nano/parakeet-nano');
    await button(dialogOf(sotto).locator('.model-offer'), 'Download').click();
    const card = cardOf(sotto, 'nano/parakeet-nano');
    await button(card, 'Use').click();
    await expect(card.getByText('In use')).toBeVisible();
    await sotto.page.keyboard.press('Escape');
    await sotto.transcribe(shared('models', 'speech/en-01.wav'));
    expect(await sotto.liveText()).toBe('On Saturday, the writer described twenty eight bottles.');
  } finally {
    await hub.close();
  }
});

test('a model that no family knows runs in the sealed thread, and offline in the next visit', async ({
  openSotto,
  newServer,
  hubOf,
}) => {
  const [server, hub] = [await newServer(), await hubOf()];
  const first = await openSotto({ server });
  await first.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const scripts: string[] = [];
  first.page.context().on('request', (request) => scripts.push(new URL(request.url()).pathname));
  const engine = () => scripts.filter((path) => path.startsWith('/workers/ctc-'));
  await openModels(first);
  await chooseServer(first, hub.url);
  await look(first, 'sotto/small-ctc');
  await button(dialogOf(first).locator('.model-offer'), 'Download').click();
  const card = cardOf(first, 'sotto/small-ctc');
  await expect(card.getByText('Generic engine: no live text, slower.')).toBeVisible();
  await expect(button(card, 'Use')).toBeVisible({ timeout: 30_000 });
  expect(engine()).toEqual([]);
  await hub.close();
  await button(card, 'Use').click();
  await expect(card.getByText('In use')).toBeVisible({ timeout: 30_000 });
  expect(engine().length).toBeGreaterThan(0);

  await server.close();
  await first.page.context().setOffline(true);
  await first.page.reload();
  await first.page.waitForFunction(() => 'sotto' in globalThis);
  expect(await first.page.evaluate(() => sotto.ready())).toMatchObject({
    ok: true,
    value: { model: 'sotto/small-ctc', backend: 'wasm' },
  });
});

test('a repository that cannot be had is told by what is the matter with it', async ({ openTab, hubOf }) => {
  const hub = await hubOf({
    misbehave: (request) => (request.id === 'sotto/gated' ? { kind: 'status', status: 401 } : undefined),
  });
  const sotto = await openTab({ waitUntilReady: false });
  const dialog = dialogOf(sotto);
  await openModels(sotto);
  await chooseServer(sotto, hub.url);
  for (const [name, title, code] of [
    ['no name', 'This is not the name of a model', 'bad-argument'],
    ['sotto/gated', 'This model needs a sign-in at its server', 'hub-gated'],
    ['sotto/none', 'The model server has no such model', 'hub-missing'],
    ['sotto/half', 'Some files of this model are missing', 'model-incomplete'],
  ] as const) {
    await look(sotto, name);
    await expect(dialog.getByText(title).first()).toBeVisible();
    await expect(dialog.getByText(`Code: ${code}`)).toBeVisible();
  }
  await expect(dialog.getByRole('listitem').filter({ hasText: 'onnx/decoder_model_merged' })).toBeVisible();
  await hub.close();
  await look(sotto, id);
  await expect(dialog.getByText('The model server cannot be reached').first()).toBeVisible({ timeout: 60_000 });
});

test('a download is paused, goes on after a reload, and what was installed is verified and deleted, all by keyboard', async ({
  openTab,
  hubOf,
}) => {
  const hub = await hubOf(slowly(10_000_000));
  const sotto = await openTab({ waitUntilReady: false });
  await begin(sotto, hub);
  const card = cardOf(sotto);
  await expect(card.getByText(/^[2-9]\.\d MB of/)).toBeVisible();
  await button(card, 'Pause').press('Enter');
  await expect(card.getByText(/^Paused at/)).toBeVisible();
  await expect(button(card, 'Go on')).toBeFocused();

  await sotto.page.reload();
  await expect(dialogOf(sotto)).toBeVisible();
  await button(card, 'Go on').press('Enter');
  await expect(button(card, 'Use')).toBeVisible();
  await expect(dialogOf(sotto).getByRole('status').filter({ hasText: 'is on this device' })).toHaveCount(1);

  await card.getByText('Details', { exact: true }).click();
  await button(card, 'Verify files').press('Enter');
  await expect(card.getByText('All files are as they should be.')).toBeVisible();
  await button(card, 'Delete').press('Enter');
  await expect(button(card, 'Keep')).toBeFocused();
  await button(card.locator('.model-question'), 'Delete').press('Enter');
  await expect(card).toHaveCount(0);
  await expect(dialogOf(sotto).getByText('Nothing is downloaded yet.')).toBeVisible();
});

test('a folder is looked at, and copied when it holds a model', async ({ openTab, models }) => {
  const sotto = await openTab();
  await openModels(sotto);
  const dialog = dialogOf(sotto);
  const input = dialog.locator('input[type=file]');
  await input.setInputFiles(join(models.folder, 'sotto', 'half'));
  await expect(dialog.getByText('Code: model-incomplete')).toBeVisible();
  await input.setInputFiles(join(models.folder, id));
  await expect(dialog.getByText('Found: Moonshine tiny')).toBeVisible();
  await button(dialog.locator('.model-offer'), 'Add').click();
  const card = cardOf(sotto, 'folder/moonshine-tiny');
  await button(card, 'Use').click();
  await expect(card.getByText('In use')).toBeVisible();
});

test('two windows do not fetch the same model: the second one waits for the first', async ({ openTab, hubOf }) => {
  const hub = await hubOf(slowly(4_000_000));
  const [first, second] = [await openTab({ waitUntilReady: false }), await openTab({ waitUntilReady: false })];
  await begin(first, hub);
  await expect(cardOf(first).getByText(/B\/s/)).toBeVisible();
  await openModels(second);
  await button(cardOf(second), 'Go on').click();
  await expect(cardOf(second).getByText('Another window is downloading this')).toBeVisible();
  await expect(button(cardOf(second), 'Use')).toBeVisible({ timeout: 40_000 });
  await expect(cardOf(second).getByText('Another window is downloading this')).toBeHidden();
});

test('a full disk offers what can be done, and a model in memory is as good for the session', async ({
  openTab,
  hubOf,
}) => {
  const hub = await hubOf();
  const sotto = await openTab();
  const devtools = await sotto.page.context().newCDPSession(sotto.page);
  const { origin } = new URL(sotto.url);
  const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin });
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 10_000_000 });
  await begin(sotto, hub);
  const card = cardOf(sotto);
  await expect(card.getByText('There is no space left for this model')).toBeVisible();
  await expect(card.getByText('Code: storage-full')).toBeVisible();
  await button(card, 'Keep it in memory').click();
  await button(card, 'Use').click();
  await expect(card.getByText('In use')).toBeVisible();
  await expect(card.getByText('In memory until you close this window')).toBeVisible();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
});

test('the page of models is free of violations while it works', async ({ openTab, hubOf }) => {
  const hub = await hubOf(slowly(1_000_000));
  const sotto = await openTab({ waitUntilReady: false });
  await begin(sotto, hub);
  await expect(cardOf(sotto).getByText(/B\/s/)).toBeVisible();
  await look(sotto, 'sotto/half');
  await expect(dialogOf(sotto).getByText('Code: model-incomplete')).toBeVisible();
  for (const details of await dialogOf(sotto).getByText('Details', { exact: true }).all()) await details.click();
  expect(await violationsInBothSchemes(sotto)).toEqual([]);
  await sotto.page.setViewportSize({ width: 320, height: 640 });
  expect(await dialogOf(sotto).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  await button(cardOf(sotto), 'Pause').click();
  await expect(button(cardOf(sotto), 'Go on')).toBeVisible();
});
