import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { createRetries, Passing } from '../../core/retries.ts';
import { type HubRule, hubBehaves, hubUrl, sentByHub, sha256, soon, watchedJob } from '../testing/test-hub.ts';
import { createHub, type HubRepository } from './hub.ts';
import type { HubFile } from './hub-answers.ts';

const id = 'test/whisper.en';
const graph = 'onnx/encoder_model_quantized.onnx';
const graphBytes = 1_000_003;
let repository: HubRepository;
let file: HubFile;

beforeEach(async () => {
  await hubBehaves();
  repository = await createHub(hubUrl(), soon).look(id, 'main', watchedJob());
  file = repository.files.get(graph)!;
});

async function read(start = 0, end = file.bytes, job = watchedJob()): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(end - start);
  let at = 0;
  for await (const piece of createHub(hubUrl(), soon).read(repository, file, start, end, job)) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  expect(at).toBe(end - start);
  return bytes;
}

const failing = (rule: HubRule, work: () => Promise<unknown>) => hubBehaves(rule).then(() => expect(work()).rejects);

describe('a repository', () => {
  test('is pinned to its commit, with sizes and hashes of all its files, over several pages', () => {
    expect(repository.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(repository.files.size).toBe(10);
    expect(file).toEqual({ path: graph, bytes: graphBytes, hash: { kind: 'sha256', hex: expect.any(String) } });
    expect(repository.files.get('config.json')!.hash.kind).toBe('git-sha1');
  });

  test.each([
    [{ kind: 'status', status: 401 }, 'hub-gated'],
    [{ kind: 'status', status: 403, code: 'GatedRepo' }, 'hub-gated'],
    [{ kind: 'status', status: 401, code: 'RepoNotFound' }, 'hub-missing'],
    [{ kind: 'status', status: 404 }, 'hub-missing'],
    [{ kind: 'status', status: 429 }, 'hub-busy'],
    [{ kind: 'status', status: 503 }, 'hub-busy'],
    [{ kind: 'status', status: 500 }, 'hub-answer'],
    [{ kind: 'status', status: 418 }, 'hub-answer'],
    [{ kind: 'redirect-loop' }, 'hub-unreachable'],
    [{ kind: 'body', type: 'text/html', body: '<!doctype html>' }, 'hub-answer'],
    [{ kind: 'body', type: 'application/json', body: '{' }, 'hub-answer'],
    [{ kind: 'body', type: 'application/json', body: 'null' }, 'hub-answer'],
    [{ kind: 'body', type: 'application/json', body: '{"sha": "../../x"}' }, 'hub-answer'],
  ])('behind %j is %s', async (wrong, code) => {
    const look = () => createHub(hubUrl(), soon).look(id, 'main', watchedJob());
    await (await failing({ kind: 'revision', wrong }, look)).toMatchObject({ code });
  });

  const entry = { type: 'file', path: 'a', size: 1, oid: 'a'.repeat(40) };
  test.each<[string, unknown]>([
    ['that is no list', { path: 'a' }],
    ['of numbers', [1]],
    ['with a path out of the folder', [{ ...entry, path: 'onnx/../../secret' }]],
    ['with an absolute path', [{ ...entry, path: '/etc/passwd' }]],
    ['with a path of another system', [{ ...entry, path: 'a\\b' }]],
    ['with an endless path', [{ ...entry, path: 'a'.repeat(10_000) }]],
    ['without a path', [{ ...entry, path: undefined }]],
    ['with a negative size', [{ ...entry, size: -1 }]],
    ['with an enormous size', [{ ...entry, size: 1e300 }]],
    ['with a size in words', [{ ...entry, size: '7' }]],
    ['without hashes', [{ ...entry, oid: undefined }]],
    ['with a hash that is none', [{ ...entry, lfs: { oid: 'sha256:x' } }]],
    ['with a file twice', [entry, entry]],
    ['of too many files', Array.from({ length: 10_001 }, (_, at) => ({ ...entry, path: `${at}` }))],
  ])('with a listing %s is hub-answer', async (_case, listing) => {
    const wrong = { kind: 'body', type: 'application/json', body: JSON.stringify(listing) };
    const look = () => createHub(hubUrl(), soon).look(id, 'main', watchedJob());
    await (await failing({ kind: 'tree', wrong }, look)).toMatchObject({ code: 'hub-answer', details: [id] });
  });

  test.each(['x', 'a/b/c', '../b', 'a/..', '/a/b', 'a/b c', `a/${'b'.repeat(200)}`, '', 'a/b?c'])(
    'named %j is refused before anything is asked',
    async (name) => {
      const look = createHub(hubUrl(), soon).look(name, 'main', watchedJob());
      await expect(look).rejects.toMatchObject({ code: 'bad-argument' });
    },
  );

  test.each(['', '..', 'refs/../x', 'a b', '-x'])('at the revision %j is refused', async (revision) => {
    const look = createHub(hubUrl(), soon).look(id, revision, watchedJob());
    await expect(look).rejects.toMatchObject({ code: 'bad-argument' });
  });

  test.each(['', 'huggingface.co', 'ftp://x.org', 'javascript:1', 'https://me:secret@x.org'])(
    'at the host %j is refused',
    (host) => {
      expect(() => createHub(host)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    },
  );

  test('of a server that is not there is hub-unreachable', async () => {
    const look = createHub('http://127.0.0.1:9', soon).look(id, 'main', watchedJob());
    await expect(look).rejects.toMatchObject({ code: 'hub-unreachable', details: ['http://127.0.0.1:9'] });
  });
});

describe('a file', () => {
  test('comes whole, and has the hash that was listed', async () => {
    expect(await sha256(await read())).toBe(file.hash.hex);
  });

  test('comes in part', async () => {
    const whole = await read();
    expect(await sha256(await read(300_000, 700_001))).toBe(await sha256(whole.slice(300_000, 700_001)));
  });

  test('comes whole where a browser cannot read into a buffer of ours', async () => {
    const { getReader } = ReadableStream.prototype;
    vi.spyOn(ReadableStream.prototype, 'getReader').mockImplementation(function (this: ReadableStream, options) {
      if (options?.mode === 'byob') throw new TypeError('no byte stream');
      return getReader.call(this) as never;
    });
    expect(await sha256(await read())).toBe(file.hash.hex);
    vi.restoreAllMocks();
  });

  test('is read as text', async () => {
    const text = await createHub(hubUrl(), soon).text(
      repository,
      repository.files.get('tokenizer.json')!,
      watchedJob(),
    );
    expect(JSON.parse(text)).toEqual({ model: { vocab: { ü: 0 } } });
  });

  test.each([0.1, 0.5, 0.9, 0.99])(
    'goes on where it was cut at %d of it, and no byte is asked for twice',
    async (share) => {
      await hubBehaves({ times: 1, wrong: { kind: 'cut', share } });
      const job = watchedJob();
      expect(await sha256(await read(0, file.bytes, job))).toBe(file.hash.hex);
      const sent = await sentByHub();
      expect(sent.map(({ from }) => from)).toEqual([0, Math.floor(graphBytes * share)]);
      expect(sent.reduce((sum, each) => sum + each.sent, 0)).toBe(graphBytes);
      expect(job.retries).toEqual([{ attempt: 1, inMs: expect.any(Number) }]);
    },
  );

  test('comes through a connection that is cut more often than it is tried, as long as it gets further', async () => {
    const hub = createHub(hubUrl(), soon);
    const large = await hub.look('test/large', 'main', watchedJob());
    const wanted = large.files.get(graph)!;
    await hubBehaves({ times: 2 * soon.attempts, wrong: { kind: 'cut', share: 0.1 } });
    let bytes = 0;
    for await (const piece of hub.read(large, wanted, 0, wanted.bytes, watchedJob())) bytes += piece.byteLength;
    expect(bytes).toBe(wanted.bytes);
    expect(await sentByHub()).toHaveLength(2 * soon.attempts + 1);
  });

  test.each<[string, HubRule['wrong'], number]>([
    ['is silent in the middle', { kind: 'silent', share: 0.3 }, 1],
    ['is busy for a while', { kind: 'status', status: 429, headers: { 'Retry-After': '0' } }, 2],
    ['fails for a while', { kind: 'status', status: 502 }, 2],
    ['says for a while that the signature is too old', { kind: 'status', status: 403 }, 1],
    ['ends early', { kind: 'short', bytes: 400_000 }, 1],
  ])('comes from a server that %s', async (_case, wrong, times) => {
    await hubBehaves({ times, wrong });
    expect(await sha256(await read())).toBe(file.hash.hex);
  });

  test.each<[string, HubRule['wrong']]>([
    ['knows no ranges', { kind: 'no-range' }],
    ['is slow', { kind: 'slow', bytesPerSecond: 5_000_000 }],
  ])('comes in part from a server that %s', async (_case, wrong) => {
    const whole = await read();
    await hubBehaves({ wrong });
    expect(await sha256(await read(500_000))).toBe(await sha256(whole.slice(500_000)));
    expect(await sha256(await read(500_000, 600_000))).toBe(await sha256(whole.slice(500_000, 600_000)));
  });

  test.each<[string, HubRule['wrong'], string]>([
    ['sends another range', { kind: 'wrong-range' }, 'hub-answer'],
    ['has fewer bytes', { kind: 'short', bytes: 5 }, 'hub-answer'],
    ['has more bytes', { kind: 'long', bytes: 5 }, 'hub-answer'],
    ['sends a page', { kind: 'body', type: 'text/html; charset=utf-8', body: '<p>Sign in' }, 'hub-answer'],
    ['is busy for good', { kind: 'status', status: 429 }, 'hub-busy'],
    ['asks to wait for an hour', { kind: 'status', status: 429, headers: { 'Retry-After': '3600' } }, 'hub-busy'],
    ['redirects in circles', { kind: 'redirect-loop' }, 'hub-unreachable'],
    ['has lost it', { kind: 'status', status: 404 }, 'hub-missing'],
  ])('from a server that %s fails', async (_case, wrong, code) => {
    await (await failing({ wrong }, () => read(10))).toMatchObject({ code });
  });

  test('that needs a sign-in is hub-gated', async () => {
    const wrong = { kind: 'status', status: 401 };
    await (await failing({ kind: 'resolve', wrong }, () => read())).toMatchObject({
      code: 'hub-gated',
      details: [graph],
    });
  });

  test('is given up at once when it is cancelled', async () => {
    await hubBehaves({ wrong: { kind: 'silent', share: 0.5 } });
    const job = watchedJob();
    const reading = createHub(hubUrl(), { ...soon, stallMs: 60_000 }).read(repository, file, 0, file.bytes, job);
    await reading.next();
    job.abort.abort();
    const rest = async () => {
      while (!(await reading.next()).done);
    };
    await expect(rest()).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('without a network', () => {
  const lost = () => new Passing(new AppError('hub-unreachable', 'lost'));

  test('tries are not counted', async () => {
    const job = watchedJob();
    const retries = createRetries(soon, job, () => true);
    for (let round = 0; round < 3 * soon.attempts; round++) await retries.after(lost());
    expect(job.retries.at(-1)).toEqual({ attempt: 1, inMs: soon.offlineWaitMs });
  });

  test('it goes on as soon as the browser says that it is back', async () => {
    const retries = createRetries({ ...soon, offlineWaitMs: 600_000 }, watchedJob(), () => true);
    const waiting = retries.after(lost());
    dispatchEvent(new Event('online'));
    await waiting;
  });

  test('waiting can be cancelled', async () => {
    const job = watchedJob();
    const waiting = createRetries({ ...soon, offlineWaitMs: 600_000 }, job, () => true).after(lost());
    job.abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('a server on this machine is reached all the same', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await hubBehaves({ kind: 'revision', wrong: { kind: 'status', status: 503 } });
    const look = createHub(hubUrl(), { ...soon, offlineWaitMs: 600_000 }).look(id, 'main', watchedJob());
    await expect(look).rejects.toMatchObject({ code: 'hub-busy' });
    vi.restoreAllMocks();
  });
});
