import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headersFor } from '../src/core/header-rules.ts';
import { parseHeaders, widenForDevelopment } from './headers.ts';
import { root } from './source-files.ts';

const text = `
# every response
/*
  Cross-Origin-Opener-Policy: same-origin
  Content-Security-Policy: default-src 'none'; style-src 'self'; connect-src 'self'
  Cache-Control: no-cache

/assets/*
  cache-control: public, max-age=31536000, immutable

/assets/engine.worker-*.js
  Content-Security-Policy: default-src 'none'; connect-src 'none'
`;

test('a file becomes rules in order', () => {
  expect(parseHeaders(text).map(({ pattern, headers }) => [pattern, headers.length])).toEqual([
    ['/*', 3],
    ['/assets/*', 1],
    ['/assets/engine.worker-*.js', 1],
  ]);
});

test('windows line ends, tabs and values with colons are read', () => {
  expect(parseHeaders('/a\r\n\tLink: <https://localhost/x>; rel=preload\r\n')).toEqual([
    { pattern: '/a', headers: [['Link', '<https://localhost/x>; rel=preload']] },
  ]);
});

test.each([
  ['  X-First: 1', 1],
  ['/*\n  no colon', 2],
  ['/*\n  Empty:', 2],
  ['/*\nName: at-column-zero', 2],
])('a broken file names its line: %j', (broken, line) => {
  expect(() => parseHeaders(broken)).toThrow(`line ${line}`);
});

test('a later rule replaces a header, whatever its case', () => {
  expect(headersFor(parseHeaders(text), '/assets/app-1a2b.js')).toEqual([
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Content-Security-Policy', "default-src 'none'; style-src 'self'; connect-src 'self'"],
    ['cache-control', 'public, max-age=31536000, immutable'],
  ]);
});

test('all content policies of a path are sent', () => {
  const policies = headersFor(parseHeaders(text), '/assets/engine.worker-1a2b.js').filter(
    ([name]) => name === 'Content-Security-Policy',
  );
  expect(policies.map(([, value]) => value)).toEqual([
    "default-src 'none'; style-src 'self'; connect-src 'self'",
    "default-src 'none'; connect-src 'none'",
  ]);
});

test('a pattern matches the whole path and takes its dots literally', () => {
  const rules = parseHeaders('/sw.js\n  X-Exact: 1\n/a/*.js\n  X-Star: 1');
  const names = (path: string) => headersFor(rules, path).map(([name]) => name);
  expect(names('/sw.js')).toEqual(['X-Exact']);
  expect(names('/swxjs')).toEqual([]);
  expect(names('/sw.js/more')).toEqual([]);
  expect(names('/a/b/c.js')).toEqual(['X-Star']);
});

test('development widens the policy for styles and nothing else', () => {
  expect(
    widenForDevelopment(['Content-Security-Policy', "default-src 'none'; style-src 'self'; img-src 'self'"]),
  ).toEqual(['Content-Security-Policy', "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'"]);
  expect(widenForDevelopment(['Cache-Control', 'no-cache'])).toEqual(['Cache-Control', 'no-cache']);
});

test.each([
  ['engine', "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'"],
  ['encoder-helper', "script-src 'self' 'wasm-unsafe-eval'"],
  ['listen', "script-src 'self' 'wasm-unsafe-eval'"],
  ['library', "script-src 'self'"],
])('the %s thread may load its own code and nothing else', (name, code) => {
  const rules = parseHeaders(readFileSync(join(root, 'public/_headers'), 'utf8'));
  const policies = headersFor(rules, `/workers/${name}.worker-1a2b3c4d.js`).filter(([header]) =>
    header.endsWith('Policy'),
  );
  expect(policies).toContainEqual(['Content-Security-Policy', `default-src 'none'; ${code}; connect-src 'none'`]);
});
