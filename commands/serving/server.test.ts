/** The server as each kind of host that it stands for. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { selfMadeCertificate } from './certificate.ts';
import { networkAddresses } from './network-addresses.ts';
import { type AppServer, everyAddress, type ServerOptions, serve } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'sotto-server-'));
for (const [name, content] of [
  ['index.html', 'the page'],
  ['404.html', 'the page for the unknown'],
  ['_headers', '/*\n  Cross-Origin-Embedder-Policy: require-corp\n'],
  ['assets/a.js', 'script'],
] as const) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
}
afterAll(() => rmSync(folder, { recursive: true }));

const open: AppServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serving(options: Partial<ServerOptions>): Promise<AppServer> {
  const server = await serve({ folder, ...options });
  open.push(server);
  return server;
}

async function answerTo(url: string) {
  const answer = await fetch(url);
  return [answer.status, await answer.text(), answer.headers.get('cross-origin-embedder-policy')];
}

test('a host of ours answers addresses with the page, and sends the headers', async () => {
  const { url } = await serving({});
  expect(await answerTo(`${url}library/1`)).toEqual([200, 'the page', 'require-corp']);
  expect(await answerTo(`${url}assets/b.js`)).toEqual([404, 'Not found\n', 'require-corp']);
});

test('a host that serves files only sends no headers, and its page for the unknown, below its folder alone', async () => {
  const { url } = await serving({ filesOnly: true, base: '/some/path/' });
  expect(new URL(url).pathname).toBe('/some/path/');
  expect(await answerTo(url)).toEqual([200, 'the page', null]);
  expect(await answerTo(`${url}assets/a.js`)).toEqual([200, 'script', null]);
  expect(await answerTo(`${url}library/1`)).toEqual([404, 'the page for the unknown', null]);
  expect(await answerTo(new URL('/library', url).href)).toEqual([404, 'Not found\n', null]);
});

test('https has a certificate for the addresses that it was made for', async () => {
  const certificate = await selfMadeCertificate(['127.0.0.1']);
  const { url } = await serving({ certificate, hosts: everyAddress });
  const address = url.replace('localhost', '127.0.0.1');
  // The certificate is its own authority; Node checks that it names the address.
  const answered = new Promise((resolve, reject) => {
    get(address, { ca: certificate.cert }, ({ statusCode }) => resolve(statusCode)).on('error', reject);
  });
  expect(await answered).toBe(200);
  expect(certificate.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});

test('addresses of home networks come first, those of containers last', () => {
  const at = (address: string, more = {}) => ({ address, family: 'IPv4', internal: false, ...more });
  const interfaces = {
    lo: [at('127.0.0.1', { internal: true })],
    docker: [at('172.17.0.1')],
    wifi: [at('fe80::1', { family: 'IPv6' }), at('192.168.1.20')],
    wire: [at('10.0.0.4')],
  };
  expect(networkAddresses(interfaces as never)).toEqual(['192.168.1.20', '10.0.0.4', '172.17.0.1']);
});
