/** One window and everything that a server may answer, with a clock that runs as fast as it is asked. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speechRate } from '../core/resampler.ts';
import { createRemoteThread } from './remote-thread.ts';

type Answer = Response | 'hidden' | 'away';
interface Asked {
  url: URL;
  init: RequestInit;
  form: FormData | null;
}

const server = { base: 'https://speech.example/v1', key: 'secret', model: 'whisper-nano' };
const seconds = 4;
const speech = { samples: new Float32Array(seconds * speechRate), language: 'en', translate: false, asOpus: false };
const timed = { text: ' Good day.', language: 'en', segments: [{ id: 0, start: 0, end: 2, text: ' Good day.' }] };
const answer = (value: unknown, status = 200, headers = {}) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });

let asked: Asked[];
let sent: number[];
const posts = () => asked.filter(({ form }) => form);
const formats = () => posts().map(({ form }) => form!.get('response_format'));

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  sent = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A server that answers requests with sound in this order, the last for ever, and others as it is told. */
function serverAnswers(answers: readonly Answer[], others: { health?: Answer; models?: Answer } = {}) {
  const { health = answer({}), models = answer({ data: [{ id: 'whisper-nano' }] }) } = others;
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const form = init.body instanceof FormData ? init.body : null;
    const url = new URL(address);
    asked.push({ url, init, form });
    init.signal?.throwIfAborted();
    const next = form
      ? answers[Math.min(posts().length, answers.length) - 1]!
      : url.pathname === '/health'
        ? health
        : models;
    if (next === 'hidden' || next === 'away') throw new TypeError('Failed to fetch');
    return next.clone();
  });
}

const away = { health: 'away', models: 'away' } as const;

/** The text or error, and the seconds that it took. */
async function ask(changed: object = {}, thread = createRemoteThread(async () => new Blob(['ogg']))) {
  const before = Date.now();
  const outcome = thread
    .transcribe(server, { ...speech, ...changed }, (bytes) => sent.push(bytes))
    .then(
      (text) => ({ text: text.text, segments: text.segments, doubt: text.doubt, code: null, details: [] }),
      ({ code, details }) => ({ text: null, segments: null, doubt: null, code, details }),
    );
  await vi.runAllTimersAsync();
  return { ...(await outcome), waited: (Date.now() - before) / 1000 };
}

test('speech goes out as a 16-bit WAV with what the server needs, and the key in its header alone', async () => {
  serverAnswers([answer(timed)]);
  expect(await ask()).toMatchObject({ text: 'Good day.', segments: [{ start: 0, end: 2, text: 'Good day.' }] });
  const [{ url, init, form }] = asked as [Asked];
  expect(url.href).toBe('https://speech.example/v1/audio/transcriptions');
  expect(init).toMatchObject({
    method: 'POST',
    headers: { Authorization: 'Bearer secret' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
  });
  const file = form!.get('file') as File;
  expect([file.name, file.size]).toEqual(['speech.wav', 44 + 2 * seconds * speechRate]);
  expect([...form!.keys()].sort()).toEqual(['file', 'language', 'model', 'response_format']);
  expect(form!.get('response_format')).toBe('verbose_json');
  expect(sent).toEqual([file.size]);
});

test('what is not known is left out: language, model, key', async () => {
  serverAnswers([answer(timed)]);
  const thread = createRemoteThread(async () => new Blob([]));
  const plain = { ...server, key: '', model: '' };
  await thread.transcribe(plain, { ...speech, language: null }, () => {});
  expect([...posts()[0]!.form!.keys()].sort()).toEqual(['file', 'response_format']);
  expect(asked[0]!.init.headers).toBeUndefined();
});

test('Opus goes out as an Ogg file, and English from other languages is asked for at its own path', async () => {
  serverAnswers([answer(timed)]);
  await ask({ asOpus: true, translate: true });
  const [{ url, form }] = posts() as [Asked];
  expect((form!.get('file') as File).name).toBe('speech.ogg');
  expect(url.pathname).toBe('/v1/audio/translations');
  expect(form!.has('language')).toBe(false);
});

test('a server that is busy is asked again after as long as it says', async () => {
  serverAnswers([answer({}, 429, { 'retry-after': '7' }), answer(timed)]);
  expect(await ask()).toMatchObject({ text: 'Good day.', waited: 7 });
  expect(sent).toHaveLength(2);
});

test('without a time it is asked at growing intervals, half of each by chance, six times', async () => {
  serverAnswers([answer({}, 503)]);
  vi.spyOn(Math, 'random').mockReturnValue(0);
  expect(await ask()).toMatchObject({
    code: 'remote-busy',
    details: ['speech.example'],
    waited: 0.25 + 0.5 + 1 + 2 + 4,
  });
  expect(posts()).toHaveLength(6);
  vi.mocked(Math.random).mockReturnValue(1);
  expect((await ask()).waited).toBe(15.5);
});

test('a server that is not there is looked for, for a while', async () => {
  serverAnswers(['away'], away);
  const { code, waited } = await ask();
  expect(code).toBe('remote-unreachable');
  expect(waited).toBeGreaterThan(7);
  // Nothing has left.
  expect(sent).toEqual([]);
});

test('silence, at which vLLM fails without leave to read it, is a text without words', async () => {
  serverAnswers(['hidden', answer({ text: '' })]);
  expect(await ask()).toMatchObject({ text: '', doubt: 'empty', code: null, waited: 0 });
  expect(formats()).toEqual(['verbose_json', 'json']);
  // The first one has reached the server, too.
  expect(sent).toHaveLength(2);
});

test('so it is where the failure can be read', async () => {
  const failure = {
    error: { message: 'tuple index out of range', type: 'InternalServerError', param: null, code: 500 },
  };
  serverAnswers([answer(failure, 500), answer({ text: '' })]);
  expect(await ask()).toMatchObject({ text: '', doubt: 'empty', waited: 0 });
});

test('a server that fails at both is asked again, and then has failed', async () => {
  serverAnswers(['hidden']);
  expect(await ask()).toMatchObject({ code: 'remote-failed' });
  expect(formats().slice(0, 4)).toEqual(['verbose_json', 'json', 'verbose_json', 'json']);
});

test('a key that is refused is told at once, though the refusal cannot be read', async () => {
  serverAnswers(['hidden'], { models: 'hidden' });
  expect(await ask()).toMatchObject({ code: 'remote-refused', waited: 0 });
  expect(posts()).toHaveLength(1);
});

test('a server or a model without times is not asked for them twice', async () => {
  const refusal = { error: { message: "response_format 'verbose_json' is not compatible with model 'm'" } };
  serverAnswers([answer(refusal, 400), answer({ text: 'Hello.' })]);
  const thread = createRemoteThread(async () => new Blob([]));
  expect(await ask({}, thread)).toMatchObject({ text: 'Hello.', segments: null });
  expect(await ask({}, thread)).toMatchObject({ text: 'Hello.' });
  expect(formats()).toEqual(['verbose_json', 'json', 'json']);
});

test.each([
  ['status 401', answer({ error: 'Unauthorized' }, 401), 'remote-refused'],
  ['status 403', answer({ detail: 'no' }, 403), 'remote-refused'],
  ['status 404', answer({ detail: 'Not Found' }, 404), 'remote-missing'],
  ['status 413', answer({}, 413), 'remote-too-large'],
  ['status 415', answer({ detail: 'Failed to decode audio.' }, 415), 'remote-rejected'],
  ['a page', new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }), 'remote-answer'],
  ['broken JSON', new Response('{"text":'), 'remote-answer'],
  ['8 MB', new Response('x'.repeat(2 ** 23)), 'remote-answer'],
  [
    'a redirect',
    Object.defineProperty(answer({}), 'clone', { value: () => ({ type: 'opaqueredirect' }) }),
    'remote-answer',
  ],
])('%s is told at once', async (_, wrong, code) => {
  serverAnswers([wrong]);
  expect(await ask()).toMatchObject({ code, waited: 0 });
  expect(posts()).toHaveLength(1);
});

test('what is stopped asks no more', async () => {
  serverAnswers([answer({}, 503)]);
  const thread = createRemoteThread(async () => new Blob([]));
  const outcome = thread.transcribe(server, speech, () => {}).catch(({ code }) => code);
  await vi.advanceTimersByTimeAsync(100);
  thread.stop();
  expect(await outcome).toBe('cancelled');
  const before = asked.length;
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(before);
  serverAnswers([answer(timed)]);
  expect((await thread.transcribe(server, speech, () => {})).text).toBe('Good day.');
});

test.each([
  ['is not there', 'away', 'away', 'remote-unreachable'],
  ['wants another key', answer({}), 'hidden', 'remote-refused'],
  ['has another path', answer({}), answer({ detail: 'Not Found' }, 404), 'remote-missing'],
] as const)('the models of a server that %s', async (_, health, models, code) => {
  serverAnswers([], { health, models });
  const thread = createRemoteThread(async () => new Blob([]));
  await expect(thread.models(server)).rejects.toMatchObject({ code });
  serverAnswers([]);
  expect(await thread.models(server)).toEqual(['whisper-nano']);
});
