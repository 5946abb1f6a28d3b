/** `npm run rewrite` as a person runs it. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from './app.ts';
import { runInTerminal } from './command-line.ts';

function file(name: string, content: string): string {
  const path = test.info().outputPath(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

test('prints the text alone', async () => {
  const { status, stdout, stderr } = await runInTerminal('rewrite', ['Hello, comma, world. Um, I I see.']);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'Hello, world. I see.\n', stderr: '' });
});

test('prints what was changed, by places in the raw text', async () => {
  const raw = 'dreiundzwanzig Leute, Komma, äh, alle';
  const outcome = await runInTerminal('rewrite', ['--json', '--language', 'de', '--mode', 'message', raw]);
  const result = JSON.parse(outcome.stdout) as {
    raw: string;
    text: string;
    changes: { from: string; to: string; start: number; end: number; rule: string }[];
  };
  expect(result).toMatchObject({ raw, text: '23 Leute, alle' });
  expect(result.changes.map(({ rule }) => rule)).toEqual(['number', 'command.comma', 'filler']);
  for (const { from, start, end } of result.changes) expect(raw.slice(start, end)).toBe(from);
});

test('takes the rules of a file, and says which cannot be used', async () => {
  const rules = [
    { from: ['n eight n'], to: 'n8n' },
    { from: ['foo'], to: 'foo foo' },
    { from: ['(a+)+$'], to: '', kind: 'pattern' },
    { from: ['(?=a)'], to: '', kind: 'pattern' },
  ];
  const path = file('rules.json', JSON.stringify({ rules }));
  const { status, stdout, stderr } = await runInTerminal('rewrite', [
    '--rules',
    path,
    `n eight n, foo, ${'a'.repeat(60)}!`,
  ]);
  expect(stdout).toBe(`n8n, foo, ${'a'.repeat(60)}!\n`);
  expect(stderr).toMatch(/rule-4.*\(rule-pattern\)/);
  expect(stderr).toMatch(/rule-2.*\(rule-circular\)/);
  expect(status).toBe(0);
});

test('says with a code what cannot be read', async () => {
  const many = Array.from({ length: 100_000 }, (_, i) => ({ from: [`word ${i}`], to: '' }));
  const [nothing, tooMany, missing, mode] = await Promise.all([
    runInTerminal('rewrite', ['--json', '--rules', file('text.json', 'no rules'), 'text']),
    runInTerminal('rewrite', ['--rules', file('many.json', JSON.stringify(many)), 'text']),
    runInTerminal('rewrite', ['--rules', 'missing.json', 'text']),
    runInTerminal('rewrite', ['--mode', 'poem', 'text']),
  ]);
  expect(JSON.parse(nothing.stdout)).toMatchObject({ error: { code: 'rules-unreadable' } });
  expect(tooMany.stderr).toContain('(rules-too-many)');
  expect(missing.stderr).toContain('no such file');
  expect(mode.stderr).toContain('plain or message or minutes or code');
  expect([nothing, tooMany, missing, mode].map(({ status }) => status)).toEqual([1, 1, 1, 2]);
});
