/** What the commands say to a command line that asks for what they do not do, and to files that they cannot dictate. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { root } from './serving/build.ts';

const speech = join(root, 'e2e', 'fixtures', 'jfk.wav');
const { argv, env } = process;
const commands = {
  transcribe: () => import('./transcribe.ts'),
  dictate: () => import('./dictate.ts'),
  start: () => import('./start.ts'),
  serve: () => import('./serve.ts'),
};

beforeEach(() => {
  vi.resetModules();
  // Each run would leave its listener behind.
  vi.spyOn(process.stdout, 'on').mockReturnThis();
});

afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(process, { argv, env, exitCode: undefined });
});

/** Runs a command in this process, as Node does when it is started with its file. */
async function run(name: keyof typeof commands, args: readonly string[], variables = {}) {
  const told = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      told[stream] += String(text);
      return true;
    });
  }
  process.argv = [process.execPath, `${name}.ts`, ...args];
  process.env = { ...env, ...variables };
  await commands[name]();
  return { ...told, status: process.exitCode };
}

const linesOf = ({ stdout }: { stdout: string }) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('transcribe', () => {
  test.each([
    ['no files', [], /Usage: npm run transcribe/],
    ['an unknown option', ['--fast', speech], /--fast/],
    ['a missing value', [speech, '--model'], /--model/],
    ['threads that are not a number', ['--threads', 'two', speech], /--threads must be a whole number from 1 to 64/],
    ['too many threads', ['--threads', '65', speech], /from 1 to 64/],
    ['a track that is none', ['--track', '0', speech], /--track must be a whole number from 1/],
    ['an unknown format', ['--format', 'pdf', speech], /--format must be txt or md/],
    ['a folder without a format', ['--out', 'here', speech], /--out wants --format/],
    ['an unknown backend', ['--backend', 'cuda', speech], /--backend must be wasm or webgpu or auto/],
    ['a language that the model lacks', ['--language', 'de', speech], /English only/],
    [
      'a hub that is neither a folder nor an address',
      ['--hub', '/nowhere', speech],
      /--hub must be a folder or an address/,
    ],
    ['plain http to another machine', ['--remote', 'http://10.0.0.1:8000', speech], /https, or http on localhost/],
    [
      'a password in an address',
      ['--remote', 'https://me:geheim@speech.example', speech],
      /must have no name, password/,
    ],
    ['a key in an address', ['--remote', 'https://speech.example/?key=geheim', speech], /must have no name, password/],
    ['a model of a server without one', ['--remote-model', 'whisper', speech], /want --remote/],
    ['two models', ['--remote', 'https://speech.example', '--model', 'a/b', speech], /--remote-model names the model/],
  ])('refuses %s', async (_, args, message) => {
    const { status, stdout, stderr } = await run('transcribe', args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('geheim');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test('refuses an unknown model with its code', async () => {
    const outcome = await run('transcribe', ['--json', '--model', 'whisper-large', speech]);
    const message = expect.stringMatching(/moonshine-tiny/);
    expect(linesOf(outcome)).toEqual([{ file: speech, error: { code: 'model-unknown', message } }]);
    expect(outcome.stderr).toMatch(/moonshine-tiny/);
    expect(outcome.status).toBe(2);
  });

  test('explains itself', async () => {
    const { status, stdout } = await run('transcribe', ['--help']);
    expect(stdout).toMatch(/Usage: npm run transcribe/);
    expect(status).toBe(0);
  });
});

describe('dictate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-refusals-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['text', 'This is not a recording.\n', 'file-undecodable'],
    ['nothing', '', 'file-empty'],
    ['no samples', readFileSync(speech).subarray(0, 44), 'file-empty'],
  ])('refuses a WAV file that holds %s', async (_, content, code) => {
    const file = join(folder, 'bad.wav');
    writeFileSync(file, content);
    const outcome = await run('dictate', ['--json', file]);
    expect(linesOf(outcome)).toEqual([{ file, error: { code, message: expect.any(String) } }]);
    expect(outcome.stderr).toContain(code);
    expect(outcome.status).toBe(1);
  });

  test.each([
    { args: ['missing.wav'], status: 1, message: /There is no such file/ },
    { args: [], status: 2, message: /Usage: npm run dictate/ },
    {
      args: ['--strategy', 'live', relative(root, speech)],
      status: 2,
      message: /--strategy must be ring or classic or progressive or auto/,
    },
    { args: ['--mode', 'sing', speech], status: 2, message: /--mode must be toggle or hold or hands-free/ },
    { args: ['--model', 'none', speech], status: 2, message: /There is no model "none"/ },
    { args: [speech, speech], status: 2, message: /Only one file/ },
  ])('refuses: dictate $args', async ({ args, status, message }) => {
    const outcome = await run('dictate', args);
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stdout).toBe('');
    expect(outcome.status).toBe(status);
  });
});

test.each(['start', 'serve'] as const)('%s refuses a port that is not one', async (name) => {
  const { status, stderr } = await run(name, [], { PORT: 'eighty' });
  expect(stderr).toContain('PORT must be a number');
  expect(status).toBe(1);
});
