/** Metrics of the app: shown after a dictation, and exported in formats that other programs read. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { buildFolder } from '../commands/serving/build.ts';
import { expect, test } from './app.ts';

test('a dictation leaves figures, which can be read and taken along', async ({ openTab }) => {
  const sotto = await openTab();
  const { page } = sotto;
  const dialog = page.getByRole('region', { name: 'Diagnostics' });
  const figure = (name: string): Locator => dialog.locator('dl > div').filter({ hasText: name });
  const open = async () => {
    await page.getByRole('link', { name: 'Help', exact: true }).click();
    await page.getByRole('link', { name: 'Open diagnostics' }).click();
    await expect(dialog).toBeVisible();
  };

  await test.step('before, it says what to do, and gives the focus back where help was opened', async () => {
    await open();
    await expect(dialog.getByText('Nothing to show yet')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('link', { name: 'Help', exact: true })).toBeFocused();
  });

  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.stop();

  await test.step('after it, the figures are there, and axe finds nothing', async () => {
    await open();
    for (const name of ['First text', 'Live lag', 'Final text', 'Stop to text']) {
      await expect(figure(name).first()).toContainText(/\d\s(ms|s)/);
    }
    await expect(figure('Words that changed')).toContainText(/of \d+ words? shown/);
    await expect(dialog.getByRole('row', { name: 'Word spoken to word settled' })).toBeVisible();
    await expect(dialog.getByRole('img', { name: /^Between/ })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`)).toEqual([]);
  });

  await test.step('both files can be read by what they are made for', async () => {
    const prometheus = await saved(dialog, 'Save as Prometheus text');
    expect(prometheus.name).toMatch(/^sotto-[\d-]+\.prom$/);
    expect(prometheus.text).toMatch(/^# TYPE sotto_first_partial_seconds histogram$/m);
    expect(prometheus.text).toMatch(/^sotto_first_partial_seconds_bucket\{le="\+Inf"\} [1-9]/m);
    const trace = await saved(dialog, 'Save as trace');
    expect(trace.name).toMatch(/^sotto-[\d-]+\.trace\.json$/);
    const { traceEvents } = JSON.parse(trace.text) as { traceEvents: { name: string; ph: string }[] };
    expect(traceEvents.filter(({ ph }) => ph === 'X').map(({ name }) => name)).toContain('live-lag');
    expect(prometheus.text + trace.text).not.toMatch(/fellow/i);
  });

  await test.step('a script gets the same', async () => {
    const answer = await page.evaluate(() => globalThis.sotto.metrics());
    const figures = { count: expect.any(Number), p50: expect.any(Number), p99: expect.any(Number) };
    expect(answer).toMatchObject({ ok: true, value: { summary: { stages: { 'first-partial': figures } } } });
  });
});

test('what is loaded late is kept for offline from the first visit', ({ servers }) => {
  expect(servers.isolated.url).toBeTruthy();
  const serviceWorker = readFileSync(join(buildFolder, 'sw.js'), 'utf8');
  for (const extension of ['js', 'css']) {
    expect(serviceWorker).toMatch(new RegExp(`assets/diagnostics-[\\w-]+\\.${extension}`));
  }
});

async function saved(dialog: Locator, button: string): Promise<{ name: string; text: string }> {
  const download = dialog.page().waitForEvent('download');
  await dialog.getByRole('button', { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}
