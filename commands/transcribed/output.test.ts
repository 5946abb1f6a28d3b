/** What is printed and written of transcribed files, where a terminal looks on and where none does. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FileReport } from '../../src/protocol/automation.ts';
import type { EngineInfo } from '../../src/protocol/engine.ts';
import { CommandError } from '../terminal/failure.ts';
import { outputFor } from './output.ts';

const engine = { model: 'tiny', backend: 'wasm', threads: 2 } as unknown as EngineInfo;
const report: FileReport = {
  text: 'Hello there.',
  language: 'en',
  segments: [{ start: 0.5, end: 1.5, text: 'Hello there.' }],
  words: null,
  track: 1,
  tracks: [],
  channels: 1,
  withheld: [],
  strategy: 'ring',
  strategy_changes: [],
  sent: null,
  audio_s: 20,
  compute_ms: 1_234.56,
  first_text_ms: 300.04,
};
const gap = (start: number, end: number) => ({ start, end, reason: 'empty' });
const tracks = [
  { number: 1, language: 'eng', name: null, isCommentary: false },
  { number: 2, language: null, name: 'Room', isCommentary: true },
];
const plain = { json: false, anyway: false };

let told = { stdout: '', stderr: '' };
const { isTTY } = process.stderr;

beforeEach(() => {
  told = { stdout: '', stderr: '' };
  process.stderr.isTTY = false;
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      told[stream] += String(text);
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  process.stderr.isTTY = isTTY;
});

test('a JSON line tells track, channels, strategy and what was withheld, and says nothing beside it', () => {
  const output = outputFor(['call.mp4'], { json: true, anyway: false });
  output.give('call.mp4', { ...report, track: 2, tracks, channels: 2, withheld: [gap(3, 5.5)] }, engine);
  expect(JSON.parse(told.stdout)).toEqual({
    file: 'call.mp4',
    text: 'Hello there.',
    language: 'en',
    segments: [{ start: 0.5, end: 1.5, text: 'Hello there.' }],
    words: null,
    track: 2,
    channels: 2,
    withheld: [{ start: 3, end: 5.5, reason: 'empty' }],
    strategy: 'ring',
    strategy_changes: [],
    audio_s: 20,
    compute_ms: 1234.6,
    rtf: 0.0617,
    first_text_ms: 300,
    model: 'tiny',
    backend: 'wasm',
    threads: 2,
  });
  expect(told.stderr).toBe('');
});

test('a JSON line of a file that a server has heard names the server in place of the engine', () => {
  const sent = { to: 'server:8000', model: 'large', bytes: 64_000 };
  outputFor(['a.wav'], { json: true, anyway: false }).give('a.wav', { ...report, sent }, engine);
  const line = JSON.parse(told.stdout);
  expect(line).toMatchObject({ model: 'large', sent });
  expect(line).not.toHaveProperty('backend');
});

test('a file that fails is a JSON line of its own', () => {
  outputFor(['a.wav'], { json: true, anyway: false }).fail('a.wav', new CommandError('file-empty', 'It is empty.'));
  expect(JSON.parse(told.stdout)).toEqual({ file: 'a.wav', error: { code: 'file-empty', message: 'It is empty.' } });
});

test('of several texts each has its heading, and each file with sound without text has its line, also in a pipe', () => {
  const output = outputFor(['a.wav', 'b.wav', 'c.wav'], plain);
  output.give('a.wav', { ...report, withheld: [gap(0, 4), gap(6, 14)] }, engine);
  output.give('b.wav', report, engine);
  output.give('c.wav', { ...report, text: '', withheld: [gap(1, 1.25)] }, engine);
  expect(told.stdout).toBe('== a.wav\nHello there.\n== b.wav\nHello there.\n== c.wav\n\n');
  expect(told.stderr.split('\n')).toEqual([
    'a.wav: 12 s of sound gave no text to be trusted; --anyway shows what was heard there.',
    'c.wav: 0.3 s of sound gave no text to be trusted; --anyway shows what was heard there.',
    '',
  ]);
});

test('where what was heard there is in the text, the line says so', () => {
  outputFor(['a.wav'], { ...plain, anyway: true }).give('a.wav', { ...report, withheld: [gap(0, 12)] }, engine);
  expect(told).toEqual({
    stdout: 'Hello there.\n',
    stderr: 'a.wav: 12 s of sound gave no text to be trusted; what was heard there is shown.\n',
  });
});

test('who watches is told which sound track was heard, of which', () => {
  const output = outputFor(['a.mkv'], plain);
  output.give('a.mkv', { ...report, tracks }, engine);
  expect(told.stderr).toBe('');
  process.stderr.isTTY = true;
  output.give('a.mkv', { ...report, tracks }, engine);
  expect(told.stderr).toBe(
    'a.mkv: sound track 1 was heard, of 1 (English), 2 (Room, commentary); --track N hears another one.\n',
  );
});

test('where the strategy is not the one that was asked for, each file says why', () => {
  const changes = [{ at: 0, to: 'ring', reason: 'file' }] as const;
  for (const [strategy, strategy_changes] of [
    ['progressive', changes],
    ['ring', []],
    [undefined, changes],
  ] as const) {
    outputFor(['a.wav'], { ...plain, strategy }).give('a.wav', { ...report, strategy_changes }, engine);
  }
  expect(told.stderr).toBe(
    'a.wav: ring in place of progressive. Recognised piece by piece: a file has no live text.\n',
  );
  told.stdout = '';
  outputFor(['a.wav'], { json: true, anyway: false, strategy: 'progressive' }).give(
    'a.wav',
    { ...report, strategy_changes: changes },
    engine,
  );
  expect(JSON.parse(told.stdout)).toMatchObject({ strategy: 'ring', strategy_changes: changes });
});

test('files of a format go by the names of their recordings, and what they lack is said', async () => {
  const out = mkdtempSync(join(tmpdir(), 'sotto-output-'));
  try {
    const output = outputFor(['x/a.wav', 'y/a.wav'], { ...plain, format: 'txt', out });
    await output.give('x/a.wav', { ...report, withheld: [gap(0, 12)] }, engine);
    await output.give('y/a.wav', { ...report, text: 'Another.', segments: [] }, engine);
    const paths = told.stdout.trimEnd().split('\n');
    expect(new Set(paths).size).toBe(2);
    expect(readFileSync(paths[0]!, 'utf8')).toContain('Hello there.');
    expect(told.stderr).toMatch(/^x\/a\.wav: 12 s of sound gave no text/);
  } finally {
    rmSync(out, { recursive: true });
  }
});
