/** Files that a person gives to a server: what leaves, where it can go, and what becomes of it when the server fails. */

import { readFileSync } from 'node:fs';
import { readWav, writeWav } from '../benches/wav.ts';
import { expect, type SottoPage, speech, test } from './app.ts';
import { type AskedPiece, type Behaviour, type SpeechServer, serveSpeech, wordsOf } from './speech-server.ts';

const clip = readWav(readFileSync(speech));
const peak = clip.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

/** The clip again and again, each time as loud as the list says in tenths of full scale, with a pause between that ends a piece. */
function talk(...loudness: number[]): Buffer {
  const pause = 20 * clip.sampleRate;
  const every = clip.samples.length + pause;
  const samples = new Int16Array(every * loudness.length);
  for (const [at, loud] of loudness.entries()) {
    samples.set(
      clip.samples.map((sample) => (sample * loud * 3277) / peak),
      at * every,
    );
  }
  return Buffer.from(writeWav({ sampleRate: clip.sampleRate, samples }));
}

const wav = (name: string, buffer: Buffer) => ({ name, mimeType: 'audio/wav', buffer });

let server: SpeechServer;
let behave: (piece: AskedPiece) => Behaviour | undefined;

test.beforeEach(async () => {
  behave = () => undefined;
  server = await serveSpeech((piece) => behave(piece));
});
test.afterEach(() => server.close());

/** Types the address and the key, as a person does. */
async function setServer({ page }: SottoPage, key = 'secret'): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await page.evaluate(() => globalThis.sotto.navigate('/settings/server'));
  const section = page.locator('#server');
  await section.getByLabel('Address').fill(server.url);
  await section.getByRole('button', { name: 'Use' }).click();
  await expect(section.getByText(`Files that you send leave this device and go to ${server.url}/v1`)).toBeVisible();
  await section.getByLabel('Key').fill(key);
}

async function send(sotto: SottoPage, file: ReturnType<typeof wav>): Promise<void> {
  const { page } = sotto;
  await page.evaluate(() => globalThis.sotto.navigate('/'));
  await sotto.chooseFiles(file);
  await page.getByRole('button', { name: `Send to ${server.host}…` }).click();
  await expect(page.getByText('The sound leaves this device: whoever runs')).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

const remoteThread = ({ page }: SottoPage) => page.workers().find((worker) => worker.url().includes('/remote.worker'));

test('a file that is sent gives its text in the order of the sound, and carries the mark of it for ever', async ({
  openTab,
}) => {
  const sotto = await openTab();
  const { page } = sotto;
  await setServer(sotto);
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText(`${server.host} answers. Its models: whisper-nano, other.`)).toBeVisible();
  await page.getByLabel('Model', { exact: true }).fill('whisper-nano');
  behave = ({ loudness, attempt }) => {
    // The first one is answered last but for those behind the second.
    if (loudness === 9) return { when: () => server.asked.length > 2 };
    if (loudness === 7) return 'silence';
    return loudness === 5 && attempt === 1 ? { status: 429, headers: { 'retry-after': '1' } } : undefined;
  };
  await send(sotto, wav('meeting.wav', talk(9, 8, 7, 6, 5)));
  await expect(page.getByRole('heading', { name: 'meeting' })).toBeVisible({ timeout: 60_000 });
  expect(await sotto.liveText()).toBe([9, 8, 6, 5].map(wordsOf).join(' '));
  expect(server.mostAtOnce()).toBeGreaterThan(1);
  expect(server.mostAtOnce()).toBeLessThanOrEqual(4);
  expect(server.asked.map(({ model }) => model)).toEqual(server.asked.map(() => 'whisper-nano'));
  // Where there was speech, and no more; a piece without a word was asked about once more, without times.
  expect(server.asked.filter(({ loudness }) => loudness === 7).map(({ format }) => format)).toEqual([
    'verbose_json',
    'json',
  ]);
  for (const { seconds } of server.asked) expect(seconds).toBeLessThan(13);
  const mark = `Recognised by ${server.host}: the sound left this device`;
  await expect(page.getByText(mark)).toBeVisible();
  await expect(page.getByText('20 s of sound gave no text')).toBeHidden();

  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  const read = () => page.evaluate((of) => globalThis.sotto.library.open(of), id);
  expect(await read()).toMatchObject({
    ok: true,
    value: { sentTo: [server.host], versions: [{ model: 'whisper-nano', sent: { to: server.host } }] },
  });
  const [{ sent }] = ((await read()) as never as { value: { versions: [{ sent: { bytes: number } }] } }).value.versions;
  expect(sent.bytes).toBe(server.bytes());
  // The seconds of each piece are those of the file.
  const { segments } = ((await read()) as never as { value: { segments: { start: number }[] } }).value;
  for (const [at, { start }] of segments.entries()) expect(Math.abs(start - [0, 31, 93, 124][at]!)).toBeLessThan(2);

  await page.reload();
  await expect(page.getByText(mark)).toBeVisible();
  await page.evaluate(() => globalThis.sotto.navigate('/settings/server'));
  await page.getByRole('button', { name: 'Forget address and key' }).click();
  await expect(page.locator('#server').getByLabel('Key')).toBeHidden();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('secret');
});

test('of a server that dies in the middle what came back is kept, and the rest is done here', async ({ openTab }) => {
  const sotto = await openTab();
  const { page } = sotto;
  await setServer(sotto);
  behave = ({ loudness }) =>
    loudness > 6
      ? undefined
      : { when: () => [9, 8, 7].every((before) => server.answered.includes(before)), dies: true };
  await send(sotto, wav('meeting.wav', talk(9, 8, 7, 6, 5)));
  await expect(page.getByText('meeting.wav: The server does not answer')).toBeVisible({ timeout: 90_000 });
  const asked = server.asked.length;
  await page.getByRole('button', { name: 'Do the rest of meeting.wav on this device' }).click();
  await expect(page.getByRole('heading', { name: 'meeting' })).toBeVisible({ timeout: 90_000 });
  const text = await sotto.liveText();
  expect(text.startsWith([9, 8, 7].map(wordsOf).join(' '))).toBe(true);
  expect(text.match(/fellow Americans/gi)).toHaveLength(2);
  expect(server.asked).toHaveLength(asked);
  await expect(page.getByText(`Recognised by ${server.host}: the sound left this device`)).toBeVisible();
});

test('a window that is loaded anew goes on where it was, and sends nothing twice', async ({ openTab }) => {
  const sotto = await openTab();
  const { page } = sotto;
  await setServer(sotto);
  behave = ({ loudness, attempt }) => (loudness === 6 && attempt === 1 ? { when: () => false } : undefined);
  await send(sotto, wav('meeting.wav', talk(9, 8, 7, 6, 5)));
  await expect(page.getByText(/of sound left this device for/)).toBeVisible({ timeout: 60_000 });
  // What comes back behind the one that hangs stands in a piece that is not done.
  await expect.poll(() => server.asked.some(({ loudness }) => loudness === 5), { timeout: 60_000 }).toBe(true);
  await page.waitForTimeout(500);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByRole('heading', { name: 'meeting' })).toBeVisible({ timeout: 90_000 });
  expect(await sotto.liveText()).toBe([9, 8, 7, 6, 5].map(wordsOf).join(' '));
  const times = (loudness: number) => server.asked.filter((piece) => piece.loudness === loudness).length;
  expect([9, 8, 7, 6, 5].map(times)).toEqual([1, 1, 1, 2, 1]);
});

test('a wrong key, a wrong address and plain http are told, and a file can stay here', async ({ openTab }) => {
  const sotto = await openTab();
  const { page } = sotto;
  await setServer(sotto, 'wrong');
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText('The server refuses the key.')).toBeVisible();
  const section = page.locator('#server');
  const type = async (address: string) => {
    await section.getByLabel('Address').fill(address);
    await section.getByRole('button', { name: 'Use' }).click();
  };
  await type('http://192.168.1.20:8000');
  await expect(section.getByText('plain http on this machine only')).toBeVisible();
  await type('https://me:word@speech.example');
  await expect(section.getByText('Leave name and password out')).toBeVisible();
  await page.evaluate(() => globalThis.sotto.navigate('/'));
  await sotto.chooseFiles(wav('note.wav', Buffer.from(writeWav(clip))));
  await page.getByRole('button', { name: 'On this device' }).click();
  await expect(sotto.words).toContainText(/fellow Americans/i, { timeout: 60_000 });
  await expect(page.getByText('left this device')).toBeHidden();
  expect(server.asked).toEqual([]);
});

test('the thread that sends reaches the one server while it is set, and nothing before or after', async ({
  openTab,
}) => {
  const sotto = await openTab();
  const { page } = sotto;
  const elsewhere = await serveSpeech();
  const tries = (thread: string, url: string) =>
    page
      .workers()
      .find((worker) => worker.url().includes(`/${thread}.worker`))!
      .evaluate(
        (address) =>
          fetch(address, { mode: 'cors' }).then(
            () => 'went out',
            () => 'refused',
          ),
        `${url}/health`,
      );
  await setServer(sotto);
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText(`${server.host} answers.`, { exact: false })).toBeVisible();
  expect(await tries('remote', server.url)).toBe('went out');
  expect(await tries('remote', elsewhere.url)).toBe('refused');
  expect(await tries('remote', new URL(page.url()).origin)).toBe('refused');
  for (const sealed of ['engine', 'listen', 'library'])
    expect([sealed, await tries(sealed, server.url)]).toEqual([sealed, 'refused']);
  const fromPage = (url: string) =>
    page.evaluate(
      (address) =>
        fetch(address).then(
          () => 'went out',
          () => 'refused',
        ),
      url,
    );
  expect(await fromPage(`${server.url}/health`)).toBe('refused');

  await page.evaluate(() => globalThis.sotto.navigate('/privacy'));
  await expect(page.getByText(`May reach ${server.host} and nothing else`)).toBeVisible();
  await page.getByText('Show them').click();
  await expect(page.getByText(`${server.url}/v1/models`)).toBeVisible();
  await expect(
    page
      .getByText(`to localhost`, { exact: false })
      .or(page.getByText(server.host, { exact: false }))
      .first(),
  ).toBeVisible();

  const flip = page.getByRole('switch', { name: 'Stay offline' });
  await flip.click();
  await expect.poll(() => remoteThread(sotto)).toBeUndefined();
  await page.evaluate(() => globalThis.sotto.navigate('/settings/server'));
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText('This window cannot reach the server.')).toBeVisible();
  await page.evaluate(() => globalThis.sotto.navigate('/privacy'));
  await flip.click();

  await page.evaluate(() => globalThis.sotto.navigate('/settings/server'));
  await page.getByRole('button', { name: 'Forget address and key' }).click();
  await expect.poll(() => remoteThread(sotto)).toBeUndefined();
  // Begun without an address, as nothing of the app does.
  const script = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .find((name) => name.includes('/remote.worker')),
  );
  const begun = page.waitForEvent('worker');
  await page.evaluate((url) => void new Worker(url, { type: 'module' }), script!);
  await begun;
  expect(await tries('remote', server.url)).toBe('refused');
  await elsewhere.close();
});
