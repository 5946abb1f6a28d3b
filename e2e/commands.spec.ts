/** The commands in a terminal: their output streams and exit statuses. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { type Clip, readWav, writeWav } from '../benches/wav.ts';
import { root } from '../commands/serving/build.ts';
import { fileWithTracks } from '../src/files/testing/several-tracks.ts';
import { readSubtitles } from '../src/formats/subtitles/read-subtitles.ts';
import { expect, shared, speech, test } from './app.ts';
import { exitOf, type Outcome, runInTerminal, startCommand } from './command-line.ts';
import { makeModelHub } from './model-fixture.ts';

const sentence = /what you can do for your country/i;

function lines({ stdout }: Outcome): Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Path of a file with a part of the clip, given in seconds, so that dictating it is short. */
function stretchOfSpeech(from: number, to: number): string {
  const { sampleRate, samples } = readWav(readFileSync(speech));
  const file = test.info().outputPath('stretch.wav');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, writeWav({ sampleRate, samples: samples.slice(from * sampleRate, to * sampleRate) }));
  return file;
}

/** Somebody on each channel: the clip, and the clip from its middle on and then its beginning. */
function call({ sampleRate, samples }: Clip): Uint8Array {
  const half = samples.length >> 1;
  const both = new Int16Array(half * 4);
  for (let i = 0; i < half * 2; i++) both.set([samples[i]!, samples[(i + half) % (half * 2)]!], i * 2);
  return writeWav({ sampleRate, samples: both }, 2);
}

/** Half a second of a voice, again and again: speech, and no words. */
function stammer({ sampleRate, samples }: Clip): Uint8Array {
  const part = samples.slice(0.3 * sampleRate, 0.8 * sampleRate);
  const whole = new Int16Array(part.length * 24);
  for (let at = 0; at < whole.length; at += part.length) whole.set(part, at);
  return writeWav({ sampleRate, samples: whole });
}

test.describe('transcribe', () => {
  test('prints the text alone', async () => {
    const { status, stdout, stderr } = await runInTerminal('transcribe', [relative(root, speech)]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(sentence);
    expect(stdout).not.toMatch(/==/);
    expect(status).toBe(0);
  });

  test('writes a file of subtitles for each recording into a folder', async () => {
    const out = test.info().outputPath('subtitles');
    const options = ['--format', 'srt', '--out', out];
    const { status, stdout, stderr } = await runInTerminal('transcribe', [...options, speech, 'missing.wav', speech]);
    const written = join(out, 'jfk.srt');
    expect(stdout.trimEnd().split('\n')).toEqual([written, written]);
    expect(stderr).toMatch(/missing\.wav/);
    expect(status).toBe(1);
    const cues = readSubtitles(readFileSync(written, 'utf8'));
    expect(cues.map(({ text }) => text).join(' ')).toMatch(sentence);
    expect(cues.at(-1)!.end).toBeLessThanOrEqual(11);
  });

  test('prints one JSON object a file, in order, with the threads asked for, and goes on after a bad one', async () => {
    const folder = test.info().outputPath();
    const text = join(folder, 'text.wav');
    const empty = join(folder, 'empty.wav');
    const stub = join(folder, 'stub.mp3');
    mkdirSync(folder, { recursive: true });
    const mp3 = join(root, 'e2e', 'fixtures', 'jfk.mp3');
    const half = join(folder, 'half.mp3');
    writeFileSync(text, 'This is not a recording.\n');
    writeFileSync(empty, '');
    writeFileSync(stub, readFileSync(mp3).subarray(0, 60));
    writeFileSync(half, readFileSync(mp3).subarray(0, 20_000));
    const files = ['missing.wav', text, speech, empty, stub, folder, mp3, half];
    const options = ['--json', '--memory', '--threads', '1', '--backend', 'auto', '--language', 'en'];
    const outcome = await runInTerminal('transcribe', [...options, ...files]);
    const results = lines(outcome);
    expect(results.map(({ file }) => file)).toEqual(files);
    expect(results.map(({ error }) => (error as { code: string } | undefined)?.code)).toEqual([
      'file-missing',
      'file-undecodable',
      undefined,
      'file-empty',
      'file-undecodable',
      'file-unreadable',
      undefined,
      undefined,
    ]);
    // The readable part of a truncated file is transcribed.
    expect(results[7]?.text).toMatch(/^And so,? my fellow/i);
    for (const result of [results[2], results[6]]) {
      expect(result).toMatchObject({
        text: expect.stringMatching(sentence),
        language: 'en',
        model: 'moonshine-tiny',
        backend: 'wasm',
        threads: 1,
        compute_ms: expect.any(Number),
        rtf: expect.any(Number),
        first_text_ms: expect.any(Number),
      });
      // The embedded model alone is 28 MB.
      expect(result?.memory_mb).toBeGreaterThan(50);
      expect(result?.audio_s).toBeCloseTo(11, 0);
      const words = result?.words as { text: string; start: number; end: number }[];
      expect(words.map(({ text }) => text).join(' ')).toBe(result?.text);
      // "Ask" begins behind the first long pause.
      const ask = words.find((word) => /^ask/i.test(word.text));
      expect(ask?.start).toBeCloseTo(3.3, 0);
      expect(result?.segments).toContainEqual({
        start: expect.any(Number),
        end: expect.any(Number),
        text: expect.any(String),
      });
    }
    expect(outcome.stderr).toBe('');
    expect(outcome.status).toBe(1);
  });

  test('tells the sound track, the speakers, what gave no text, and why the strategy is another one', async () => {
    const folder = test.info().outputPath();
    mkdirSync(folder, { recursive: true });
    const clip = readWav(readFileSync(speech));
    const silent = { samples: new Int16Array(clip.samples.length) };
    const files = ['call.wav', 'stammer.wav', 'talk.mkv'].map((name) => join(folder, name));
    const contents = [call(clip), stammer(clip), new Uint8Array(await fileWithTracks([silent, clip], clip.sampleRate))];
    for (const [i, bytes] of contents.entries()) writeFileSync(files[i]!, bytes);
    const outcome = await runInTerminal('transcribe', ['--json', '--strategy', 'auto', ...files]);
    const why = { strategy: 'ring', strategy_changes: [{ at: 0, to: 'ring', reason: 'file' }] };
    expect(lines(outcome)).toMatchObject([
      { text: expect.stringMatching(/^A: .*B: /s), track: 1, channels: 2, withheld: [], ...why },
      { text: '', track: 1, channels: 1, withheld: [{ start: 0, end: 12, reason: 'empty' }], ...why },
      { text: expect.stringMatching(sentence), track: 2, channels: 1, withheld: [], ...why },
    ]);
    expect([outcome.stderr, outcome.status]).toEqual(['', 0]);
  });

  test('puts a heading over each of several texts, and errors on standard error', async () => {
    const { status, stdout, stderr } = await runInTerminal('transcribe', [speech, 'missing.wav']);
    expect(stdout).toContain(`== ${speech}\n`);
    expect(stdout).toMatch(sentence);
    expect(stdout).not.toContain('missing.wav');
    expect(stderr).toBe('missing.wav: There is no such file.\n');
    expect(status).toBe(1);
  });

  test('installs a model from a folder that is laid out as a hub', async () => {
    const hub = makeModelHub();
    try {
      const outcome = await runInTerminal('transcribe', ['--json', '--hub', hub.folder, '--model', hub.id, speech]);
      expect(lines(outcome)[0]).toMatchObject({ model: hub.id, text: expect.stringMatching(sentence), language: 'en' });
      expect(outcome.status).toBe(0);
    } finally {
      hub.remove();
    }
  });

  test('a model of several languages finds out which it hears, with the seconds of words', async () => {
    const model = ['--hub', shared('models', 'hub'), '--model', 'nano/whisper-nano_timestamped'];
    const clip = shared('models', 'speech/es-00.wav');
    const outcome = await runInTerminal('transcribe', ['--json', ...model, clip]);
    const [line] = lines(outcome) as [{ text: string; words: { text: string; start: number; end: number }[] }];
    expect(line).toMatchObject({ language: 'es', segments: [{ language: 'es' }] });
    expect(line.words.map(({ text }) => text).join(' ')).toBe(line.text);
    for (const { start, end } of line.words) expect(end).toBeGreaterThanOrEqual(start);
    expect(outcome.status).toBe(0);
  });

  test('says that a model does not know a language', async () => {
    const model = ['--hub', shared('models', 'hub'), '--model', 'nano/whisper-nano', '--language', 'fr'];
    const outcome = await runInTerminal('transcribe', ['--json', ...model, speech]);
    expect(lines(outcome)).toEqual([
      { file: speech, error: { code: 'language-unknown', message: expect.any(String) } },
    ]);
    expect(outcome.status).toBe(1);
  });

  test('a transducer from the hub: sentences in their languages, and nothing of silence', async () => {
    const hub = shared('models', 'hub');
    const clips = ['en-01.wav', 'de-01.wav', 'silence.wav'].map((clip) => shared('models', `speech/${clip}`));
    const outcome = await runInTerminal('transcribe', [
      '--json',
      '--hub',
      hub,
      '--model',
      'nano/parakeet-nano',
      ...clips,
    ]);
    expect(lines(outcome)).toMatchObject([
      { text: 'On Saturday, the writer described twenty eight bottles.', model: 'nano/parakeet-nano' },
      { text: 'Meine Schwester hat gestern den Brief getragen.' },
      { text: '', segments: [] },
    ]);
    expect(outcome.status).toBe(0);
  });

  test('refuses to do nothing, and says how it is used', async () => {
    const { status, stdout, stderr } = await runInTerminal('transcribe', []);
    expect(stderr).toMatch(/Usage: npm run transcribe/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

test.describe('dictate', () => {
  test('prints every event, then the figures', async () => {
    const outcome = await runInTerminal('dictate', ['--json', '--mode', 'hold', '--strategy', 'ring', speech]);
    expect(outcome.stderr).toBe('');
    const events = lines(outcome);
    const summary = events.pop();
    for (const event of events) {
      expect(event).toMatchObject({
        at: expect.any(Number),
        kind: expect.stringMatching(/^(state|partial|final)$/),
        text: expect.any(String),
        committed: expect.any(String),
        audio_end: expect.any(Number),
      });
    }
    expect(events.filter(({ kind }) => kind === 'partial').length).toBeGreaterThan(3);
    expect(events.filter(({ kind }) => kind === 'final').at(-1)?.text).toBe(summary?.text);
    expect(summary).toMatchObject({
      kind: 'summary',
      text: expect.stringMatching(sentence),
      first_partial_ms: expect.any(Number),
      speech_end_to_final_ms: expect.any(Number),
      stop_to_final_ms: expect.any(Number),
      changed_words_share: expect.any(Number),
      changed_committed_share: expect.any(Number),
      dropped_blocks: 0,
    });
    expect(summary?.text).toMatch(/^And so/i);
    expect(outcome.status).toBe(0);
  });

  test('runs with a model of a hub', async () => {
    const model = ['--hub', shared('models', 'hub'), '--model', 'nano/whisper-nano', '--language', 'de'];
    const outcome = await runInTerminal('dictate', ['--json', ...model, shared('models', 'speech/de-01.wav')]);
    const events = lines(outcome);
    expect(events.filter(({ kind }) => kind === 'partial').length).toBeGreaterThan(1);
    expect(events.at(-1)).toMatchObject({
      kind: 'summary',
      text: expect.stringMatching(/^Meine Schwester hat gestern/),
    });
    expect(outcome.status).toBe(0);
  });

  test('hands-free it ends by itself, three seconds after the last word', async () => {
    const file = stretchOfSpeech(0, 3.3);
    const outcome = await runInTerminal('dictate', ['--json', '--mode', 'hands-free', file]);
    const events = lines(outcome);
    const spoken = events.findLast(({ kind }) => kind === 'final');
    const stop = events.find(({ state }) => state === 'finishing');
    const silence = Number(stop?.at) - Number(spoken?.audio_end);
    expect(silence).toBeGreaterThan(2_500);
    expect(silence).toBeLessThan(6_000);
    expect(events.at(-1)).toMatchObject({ kind: 'summary', text: expect.stringMatching(/^And so,? my fellow/i) });
    expect(outcome.status).toBe(0);
  });

  test('prints text as it comes and figures at the end', async () => {
    const { status, stdout } = await runInTerminal('dictate', ['--strategy', 'progressive', stretchOfSpeech(7.9, 11)]);
    expect(stdout).toMatch(sentence);
    expect(stdout).toMatch(/^Strategy +progressive$/m);
    // The embedded model alone is here.
    expect(stdout).toMatch(/^ +0\.00 s {2}ring: alone$/m);
    expect(stdout).toMatch(/Final text after stop +\d+ ms/);
    expect(status).toBe(0);
  });
});

test.describe('start', () => {
  test.skip(process.platform === 'win32', 'needs signals');

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  test('serves the app with its headers until Ctrl+C, and says when the port is taken', async () => {
    const port = await freePort();
    const child = startCommand('start', [], { PORT: String(port) });
    const exit = exitOf(child);
    try {
      let said = '';
      for await (const chunk of child.stdout ?? []) {
        said += String(chunk);
        if (said.includes(`http://localhost:${port}`)) break;
      }
      expect(said).toContain(`http://localhost:${port}`);

      for (const host of ['localhost', '127.0.0.1']) {
        const page = await fetch(`http://${host}:${port}/`);
        expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
        expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(page.headers.get('cache-control')).toBe('no-cache');
        expect(await page.text()).toContain('<title>Sotto</title>');
      }
      const head = await fetch(`http://localhost:${port}/`, { method: 'HEAD' });
      expect([head.status, Number(head.headers.get('content-length')) > 0]).toEqual([200, true]);
      for (const [path, method, status] of [
        ['/nothing-here.txt', 'GET', 404],
        ['/library/an-id', 'GET', 200],
        ['/_headers', 'GET', 404],
        ['/..%2fpackage.json', 'GET', 404],
        ['/%zz', 'GET', 400],
        ['/', 'POST', 405],
      ] as const) {
        expect([path, (await fetch(`http://localhost:${port}${path}`, { method })).status]).toEqual([path, status]);
      }

      const second = await runInTerminal('start', [], { PORT: String(port) });
      expect(second.stderr).toContain(`Port ${port} is in use`);
      expect(second.status).toBe(1);
    } finally {
      process.kill(-child.pid!, 'SIGINT');
    }
    expect(await exit).not.toBe(1);
    await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow();
  });
});
