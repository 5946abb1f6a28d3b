/** Page object for the open app. */

import { parse } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

/** Argument of a file input: a path, or a file made in the test. */
export type ChosenFile = string | { name: string; mimeType: string; buffer: Buffer };

export class SottoPage {
  readonly page: Page;
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  /** Closes the browser; the profile's folder stays until the test ends. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  get recordButton(): Locator {
    return this.dock.getByRole('button', { name: 'Record', exact: true });
  }

  get stopButton(): Locator {
    return this.dock.getByRole('button', { name: 'Stop', exact: true });
  }

  /** The dock: record button, state and messages. */
  get dock(): Locator {
    return this.page.getByRole('region', { name: 'Recording' });
  }

  /** The list of dictations. */
  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Dictations' });
  }

  /** The links of the list, one per dictation; while some are selected, they are boxes to tick. */
  get listed(): Locator {
    const rows = this.list.getByRole('listitem');
    const named = { name: /\d:\d\d/ };
    return rows.getByRole('link', named).or(rows.getByRole('checkbox', named));
  }

  /** The words of the dictation in progress, or of the open transcript. */
  get words(): Locator {
    return this.page.getByRole('main').getByRole('article').locator('.words');
  }

  async isReady(): Promise<void> {
    await this.page.waitForFunction(() => 'sotto' in globalThis);
    expect(await this.page.evaluate(() => sotto.ready())).toMatchObject({ ok: true });
  }

  /** Presses record and waits until the state says that the app listens. */
  async pressRecord(): Promise<void> {
    await this.recordButton.click();
    await expect(this.dock.getByText('Listening')).toBeVisible();
  }

  /** Waits until the live text matches `words`. */
  async hears(words: RegExp): Promise<void> {
    await expect.poll(() => this.liveText(), { timeout: 40_000, intervals: [100] }).toMatch(words);
  }

  /** Presses stop and waits until the text is final. */
  async stop(): Promise<void> {
    await this.stopButton.click();
    await this.hasEnded();
  }

  /** Waits until the recording has ended for any reason. */
  async hasEnded(): Promise<void> {
    await expect(this.recordButton).toBeVisible();
    await expect(this.dock.getByText('Finishing')).toBeHidden();
  }

  /** Number of threads that died and were replaced since the page was opened. */
  async replacedThreads(): Promise<number> {
    const answer = await this.page.evaluate(() => sotto.metrics());
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value.summary.tallies['threads-replaced'] ?? 0;
  }

  /** Text of the transcript, with single spaces. */
  async liveText(): Promise<string> {
    return (await this.words.innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Text of the transcript without capitals, punctuation and hyphens. */
  async plainText(): Promise<string> {
    return (await this.liveText())
      .toLowerCase()
      .replace(/-/g, ' ')
      .replace(/[^a-z' ]/g, '');
  }

  /** Chooses files in the file dialog. */
  async chooseFiles(...files: ChosenFile[]): Promise<void> {
    // By its label: a dialog that is still closing may have a file input of its own.
    // Playwright allows no mixture of paths and buffers in one call; no test needs one.
    await this.page
      .getByLabel('Transcribe a file')
      .and(this.page.locator('input'))
      .setInputFiles(files as string[]);
  }

  /** Chooses a file and waits until its text is shown, under its name. */
  async transcribe(file: string): Promise<void> {
    await this.chooseFiles(file);
    const title = this.page.getByRole('main').getByRole('heading', { name: parse(file).name });
    await expect(title).toBeVisible({ timeout: 60_000 });
    await expect(this.words.getByText(/\w/)).toBeVisible();
    await expect(this.dock.getByText('Transcribing')).toBeHidden();
  }
}
