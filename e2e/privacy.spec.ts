/** The promises about privacy, verified by the browser's requests, the server's log, and attempts inside the threads. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHeaders } from '../build/headers.ts';
import { buildFolder } from '../commands/serving/build.ts';
import { headersFor } from '../src/core/header-rules.ts';
import { expect, speech, test } from './app.ts';

test('a whole session asks only its own server, and nothing of anyone between record and transcript', async ({
  openSotto,
  newServer,
}) => {
  const served: string[] = [];
  const asked: string[] = [];
  const complaints: string[] = [];
  const server = await newServer({ onRequest: (path) => served.push(path) });
  const sotto = await openSotto({
    microphone: speech,
    server,
    async before(page) {
      page.context().on('request', (request) => asked.push(request.url()));
      // Messages of workers arrive here as well.
      page.on('console', (message) => {
        if (/Content Security Policy|Trusted ?Type|violat/i.test(message.text())) complaints.push(message.text());
      });
      await page.exposeFunction('reportViolation', (directive: string) => complaints.push(directive));
      await page.addInitScript(() => {
        const { reportViolation } = globalThis as unknown as { reportViolation: (directive: string) => void };
        document.addEventListener('securitypolicyviolation', (event) => reportViolation(event.violatedDirective));
      });
    },
  });
  expect(await sotto.page.evaluate(() => crossOriginIsolated)).toBe(true);
  await sotto.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  // What the page fetches once it is ready is there, one part after another.
  const more = async () => {
    const before = asked.length;
    await sotto.page.waitForTimeout(2_000);
    return asked.length - before;
  };
  await expect.poll(more).toBe(0);
  expect(served.length).toBeGreaterThan(10);
  const [servedBefore, askedBefore] = [served.length, asked.length];

  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.stop();
  await expect(sotto.listed).toHaveCount(1);
  // The browser may check for a new service worker script at any time; such a request contains no data.
  const isTheBrowsers = (address: string) => address.endsWith('/sw.js');
  expect(served.slice(servedBefore).filter((path) => !isTheBrowsers(path))).toEqual([]);
  expect(asked.slice(askedBefore).filter((url) => !isTheBrowsers(url))).toEqual([]);

  await sotto.page.getByRole('link', { name: 'Privacy' }).click();
  await expect(sotto.page.getByText('None while you dictated.')).toBeVisible();
  await sotto.page.getByRole('button', { name: 'Try to fetch from each' }).click();
  await expect(sotto.page.getByText('Refused by the browser')).toHaveCount(4);
  const hash = createHash('sha256')
    .update(readFileSync(join(buildFolder, 'build.json')))
    .digest('hex');
  await expect(sotto.page.getByText(hash)).toBeVisible();
  await sotto.page.getByRole('button', { name: 'Check the files kept here' }).click();
  await expect(sotto.page.getByText(/^\d{3} files are kept here\. All of them belong to this build\.$/)).toBeVisible();
  await sotto.page.goBack();

  await sotto.page.reload();
  await sotto.isReady();
  await sotto.page.getByRole('link', { name: 'Settings' }).click();
  expect([...new Set(asked.map((url) => new URL(url).origin))]).toEqual([new URL(server.url).origin]);
  expect(complaints).toEqual([]);
});

test('a page that is to stay offline asks for nothing, its models thread neither, until it is switched back', async ({
  openSotto,
  newServer,
}) => {
  const served: string[] = [];
  const onRequest = (path: string) => void served.push(path);
  const [server, elsewhere] = [await newServer({ onRequest }), await newServer({ onRequest })];
  const { page } = await openSotto({ server });
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const flip = async () => {
    await page.evaluate(() => globalThis.sotto.navigate('/privacy'));
    await page.getByRole('switch', { name: 'Stay offline' }).click();
  };
  const isReached = (url: string) =>
    page.evaluate(
      (address) =>
        fetch(address, { cache: 'no-store' }).then(
          () => true,
          () => false,
        ),
      url,
    );
  const licences = `${server.url}LICENSES.txt`;
  const hub = { hub: server.url, id: 'some/model' };
  expect(await isReached(licences)).toBe(true);
  // Begins while it may reach the hub, which this server is not.
  expect(await page.evaluate((asked) => globalThis.sotto.install(asked), hub)).toMatchObject({ error: {} });
  expect(served.filter((path) => path.includes('some/model'))).not.toEqual([]);

  await flip();
  await expect.poll(() => isReached(licences)).toBe(false);
  const before = served.length;
  await page.goto(server.url);
  await page.waitForFunction(() => 'sotto' in globalThis);
  expect(await page.evaluate(() => globalThis.sotto.ready())).toMatchObject({ ok: true });
  await expect(page.getByText('Offline', { exact: true })).toBeVisible();
  expect(await isReached(licences)).toBe(false);
  await page.evaluate(() => globalThis.sotto.navigate('/models'));
  const modelsThread = () => page.workers().find((worker) => worker.url().includes('models.worker'));
  await expect.poll(modelsThread).toBeDefined();
  const isOut = (address: string) =>
    fetch(address, { mode: 'no-cors' }).then(
      () => true,
      () => false,
    );
  expect(await modelsThread()!.evaluate(isOut, `${server.url}api/models`)).toBe(false);
  expect(await modelsThread()!.evaluate(isOut, `${elsewhere.url}api/models`)).toBe(false);
  // The browser itself looks for a new service worker.
  expect(served.slice(before).filter((path) => path !== '/sw.js')).toEqual([]);

  await flip();
  await expect.poll(() => isReached(licences)).toBe(true);
});

/** The recognition threads, the thread that stores transcripts, and the one that reads files. */
const sealed = ['engine', 'listen', 'library', 'files'];

test('the threads that hear and the one that keeps are refused the network, their own server too', async ({
  openTab,
}) => {
  const sotto = await openTab();
  // The thread of files begins with the first one.
  await sotto.page.evaluate(() => globalThis.sotto.transcribe(new File(['no sound'], 'a.wav')));
  for (const name of sealed) {
    const threads = sotto.page.workers().filter((worker) => worker.url().includes(`/${name}.worker`));
    expect(threads).toHaveLength(1);
    const refusal = await threads[0]!.evaluate(async () => {
      const violation = new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', (event) =>
          resolve((event as SecurityPolicyViolationEvent).effectiveDirective),
        );
      });
      const outcome = await fetch('/').then(
        () => 'went out',
        () => 'refused',
      );
      return [outcome, outcome === 'refused' ? await violation : ''];
    });
    expect([name, ...refusal]).toEqual([name, 'refused', 'connect-src']);
  }
});

/** It answers nobody while it waits for the engine's thread, so it is not asked to fetch. */
const helper = 'encoder-helper';

test('the scripts of the sealed threads are served with no way to the network', async ({ servers }) => {
  const scripts = [
    ...readdirSync(join(buildFolder, 'workers')).filter((name) => [...sealed, helper].includes(name.split('.')[0]!)),
    ...readdirSync(join(buildFolder, 'runtime')).filter((name) => name.endsWith('.mjs')),
  ];
  expect(scripts.length).toBeGreaterThanOrEqual(sealed.length + 2);
  for (const name of scripts) {
    const folder = name.endsWith('.mjs') ? 'runtime' : 'workers';
    const { headers, ok } = await fetch(`${servers.isolated.url}${folder}/${name}`);
    expect([name, ok, headers.get('content-security-policy')]).toEqual([
      name,
      true,
      expect.stringContaining("connect-src 'none'"),
    ]);
  }
});

test('the page is refused other servers by the browser', async ({ openTab, newServer }) => {
  const sotto = await openTab();
  const elsewhere = (await newServer()).url;
  await sotto.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const outcome = await sotto.page.evaluate(async (address) => {
    const refusal = new Promise<string>((resolve) => {
      addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    });
    const isReached = (url: string) =>
      fetch(url, { mode: 'no-cors' }).then(
        () => true,
        () => false,
      );
    return { own: await isReached('/'), other: await isReached(address), refusedBy: await refusal };
  }, elsewhere);
  expect(outcome).toEqual({ own: true, other: false, refusedBy: 'connect-src' });
});

test('nothing that runs code may reach other servers but the thread that fetches models', () => {
  const rules = parseHeaders(readFileSync(join(buildFolder, '_headers'), 'utf8'));
  const isNarrow = (path: string) =>
    headersFor(rules, path).some(
      ([name, value]) => name === 'Content-Security-Policy' && /connect-src '(self|none)'(;|$)/.test(value),
    );
  const threads = readdirSync(join(buildFolder, 'workers')).filter((name) => /\.work(er|let)-/.test(name));
  const runtimes = readdirSync(join(buildFolder, 'runtime')).filter((name) => name.endsWith('.mjs'));
  const paths = [...threads.map((name) => `/workers/${name}`), ...runtimes.map((name) => `/runtime/${name}`)];
  expect(paths.length).toBeGreaterThanOrEqual(5);
  const wide = ['/', '/index.html', '/sw.js', ...paths].filter((path) => !isNarrow(path));
  expect(wide.filter((path) => !path.startsWith('/workers/models.worker-'))).toEqual([]);
});

test('a dictation that is not to be stored is nowhere but on the page, and everything else can be deleted', async ({
  openTab,
}) => {
  const sotto = await openTab();
  const { page, listed, words } = sotto;
  const privacy = async () => page.getByRole('link', { name: 'Privacy' }).click();
  await privacy();
  await page.getByRole('radio', { name: 'Not at all' }).check();
  await page.keyboard.press('Escape');
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.stop();
  await expect(words).toContainText(/fellow/i);
  await expect(listed).toHaveText(/not stored/);
  await words.focus();
  await page.keyboard.type('Quicksilver ');
  await page.waitForTimeout(1_000);
  expect(await page.evaluate(storedIn, ['fellow', 'quicksilver'])).toEqual([]);
  expect(await page.evaluate(recordsIn, 'sotto')).toBe(0);
  await page.reload();
  await expect(page.getByText('Your dictations will be listed here')).toBeVisible();
  await page.getByRole('link', { name: 'Dictate', exact: true }).click();

  await privacy();
  await page.getByRole('radio', { name: 'For ever' }).check();
  await page.keyboard.press('Escape');
  await sotto.transcribe(speech);
  const kept = ['transcripts', 'words'].map((store) => `indexeddb sotto ${store}`);
  await expect.poll(() => page.evaluate(storedIn, ['fellow'])).toEqual(kept);
  await privacy();
  await page.getByRole('link', { name: 'Storage…' }).click();
  const storage = page.getByRole('region', { name: 'Storage' });
  await expect(storage.getByRole('link', { name: /jfk/ })).toBeVisible();
  await storage.getByRole('button', { name: 'Delete everything…' }).click();
  await storage.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('Your dictations will be listed here')).toBeVisible();
  expect(await page.evaluate(recordsIn, 'sotto')).toBe(0);
  expect(await page.evaluate(storedIn, ['fellow'])).toEqual([]);
});

/** Where one of the words is stored: in IndexedDB, the caches that are no part of the build, localStorage and sessionStorage. */
async function storedIn(words: string[]): Promise<string[]> {
  const has = (text: string) => words.some((word) => text.toLowerCase().includes(word));
  const answer = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const found = [localStorage, sessionStorage].flatMap((storage, at) =>
    has(JSON.stringify({ ...storage })) ? [at === 0 ? 'localStorage' : 'sessionStorage'] : [],
  );
  for (const { name } of await indexedDB.databases()) {
    if (name === 'sotto-models') continue;
    const database = await answer(indexedDB.open(name!));
    for (const store of database.objectStoreNames) {
      const records = await answer(database.transaction(store).objectStore(store).getAll());
      // Numbers of samples are no words; what is text in a record is.
      if (has(JSON.stringify(records))) found.push(`indexeddb ${name} ${store}`);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (has(request.url)) found.push(`cache ${name}`);
  }
  return found;
}

/** Number of records of a database. */
async function recordsIn(name: string): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  let records = 0;
  for (const store of database.objectStoreNames) {
    records += await new Promise<number>((resolve) => {
      const request = database.transaction(store).objectStore(store).count();
      request.onsuccess = () => resolve(request.result);
    });
  }
  database.close();
  return records;
}
