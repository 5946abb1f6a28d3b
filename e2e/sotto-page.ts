/** The open page in the words of the person who uses it. */

import { expect, type Locator, type Page } from '@playwright/test';

/** What a file input takes: a path, or a file made in the test. */
export type ChosenFile = string | { name: string; mimeType: string; buffer: Buffer };

export class SottoPage {
  readonly page: Page;
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  /** Closes the browser; a profile stays until the test ends. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  get recordButton(): Locator {
    return this.dock.getByRole('button', { name: 'Record', exact: true });
  }

  get stopButton(): Locator {
    return this.dock.getByRole('button', { name: 'Stop', exact: true });
  }

  /** The foot of the page: record, state, messages. */
  get dock(): Locator {
    return this.page.getByRole('region', { name: 'Recording' });
  }

  /** Past dictations. */
  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Dictations' });
  }

  /** One button a past dictation. */
  get listed(): Locator {
    return this.list.getByRole('listitem').getByRole('button', { name: /\d:\d\d/ });
  }

  /** The words of the dictation in progress or of the one that is open. */
  get words(): Locator {
    return this.page.getByRole('main').getByRole('article').locator('.words');
  }

  async isReady(): Promise<void> {
    await this.page.waitForFunction(() => 'sotto' in globalThis);
    expect(await this.page.evaluate(() => sotto.ready())).toMatchObject({ ok: true });
  }

  /** Presses record and waits until the app listens. */
  async pressRecord(): Promise<void> {
    await this.recordButton.click();
    await expect(this.dock.getByText('Listening')).toBeVisible();
  }

  /** Waits until the words have come while it listens. */
  async hears(words: RegExp): Promise<void> {
    await expect.poll(() => this.liveText(), { timeout: 40_000, intervals: [100] }).toMatch(words);
  }

  /** Presses stop and waits until the text is final. */
  async stop(): Promise<void> {
    await this.stopButton.click();
    await this.hasEnded();
  }

  /** Waits until the recording is over, however it ends. */
  async hasEnded(): Promise<void> {
    await expect(this.recordButton).toBeVisible({ timeout: 30_000 });
    await expect(this.dock.getByText('Finishing')).toBeHidden({ timeout: 30_000 });
  }

  /** Threads that died and were replaced, since the page was opened. */
  async replacedThreads(): Promise<number> {
    const answer = await this.page.evaluate(() => sotto.metrics());
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value.summary.tallies['threads-replaced'] ?? 0;
  }

  /** What stands in the transcript, with single spaces. */
  async liveText(): Promise<string> {
    return (await this.words.innerText()).replace(/\s+/g, ' ').trim();
  }

  /** The same in plain words: no capitals, no punctuation, no hyphens. */
  async plainText(): Promise<string> {
    return (await this.liveText())
      .toLowerCase()
      .replace(/-/g, ' ')
      .replace(/[^a-z' ]/g, '');
  }

  /** Chooses files in the file dialog. */
  async chooseFiles(...files: ChosenFile[]): Promise<void> {
    // Strings and buffers do not mix in one call, and need not.
    await this.page.locator('input[type=file]').setInputFiles(files as string[]);
  }

  /** Chooses a file and waits until its text is in the transcript. */
  async transcribe(file: string): Promise<void> {
    await this.chooseFiles(file);
    await expect(this.words.getByText(/\w/)).toBeVisible({ timeout: 60_000 });
    await expect(this.dock.getByText('Transcribing')).toBeHidden({ timeout: 60_000 });
  }
}
