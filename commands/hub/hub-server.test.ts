import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { TreeEntry } from './hub-folder.ts';
import { type HubOptions, type HubServer, serveHub } from './hub-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'sotto-hub-'));
const graph = Buffer.from('not a graph, but large enough');
mkdirSync(join(folder, 'some', 'model', 'onnx'), { recursive: true });
writeFileSync(join(folder, 'some', 'model', 'config.json'), '{}\n');
writeFileSync(join(folder, 'some', 'model', 'onnx', 'a b.onnx'), graph);
writeFileSync(join(folder, 'secret.txt'), 'not of any repository');

let server: HubServer | undefined;
async function served(options: HubOptions = {}): Promise<string> {
  server = await serveHub(folder, options);
  return server.url;
}
const json = async (url: string) => (await fetch(url)).json();
const commitOf = async (url: string): Promise<string> => (await json(`${url}/api/models/some/model/revision/main`)).sha;

afterEach(() => server?.close());
afterAll(() => rmSync(folder, { recursive: true }));

test('lists a repository at its commit, with the hashes that the hub gives', async () => {
  const url = await served();
  const commit = await commitOf(url);
  expect(commit).toMatch(/^[0-9a-f]{40}$/);
  const tree: TreeEntry[] = await json(`${url}/api/models/some/model/tree/${commit}?recursive=true`);
  expect(tree.map(({ type, path, size }) => [type, path, size])).toEqual([
    ['directory', 'onnx', 0],
    ['file', 'config.json', 3],
    ['file', 'onnx/a b.onnx', graph.length],
  ]);
  // As `printf '{}\n' | git hash-object --stdin` has it.
  expect(tree[1]!.oid).toBe('0967ef424bce6791893e9a57bb952f80fd536e93');
  expect(tree[2]!.lfs?.oid).toBe(createHash('sha256').update(graph).digest('hex'));
});

test('gives long listings in pages', async () => {
  const url = await served({ pageSize: 1 });
  const response = await fetch(`${url}/api/models/some/model/tree/main?recursive=true`);
  expect(response.headers.get('link')).toMatch(/^<https:.*cursor=1>; rel="next"$/);
  const second = await fetch(`${url}/api/models/some/model/tree/main?recursive=true&cursor=1`);
  expect(second.headers.get('link')).toBeNull();
  expect(((await second.json()) as TreeEntry[])[0]!.path).toBe('onnx/a b.onnx');
});

test('redirects to the content, whole or in part, for pages of any origin', async () => {
  const url = await served();
  const address = `${url}/some/model/resolve/${await commitOf(url)}/onnx/a%20b.onnx`;
  const whole = await fetch(address);
  expect([whole.status, whole.redirected, await whole.text()]).toEqual([200, true, graph.toString()]);
  expect(whole.headers.get('access-control-allow-origin')).toBe('*');
  expect(whole.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const part = await fetch(address, { headers: { range: 'bytes=4-8' } });
  expect([part.status, await part.text()]).toEqual([206, graph.subarray(4, 9).toString()]);
  expect(part.headers.get('content-range')).toBe(`bytes 4-8/${graph.length}`);
  const rest = await fetch(address, { headers: { range: 'bytes=20-' } });
  expect(await rest.text()).toBe(graph.subarray(20).toString());
  expect((await fetch(address, { headers: { range: 'bytes=1000-' } })).status).toBe(416);
});

test.each([
  ['/api/models/some/nothing/revision/main', 'RepoNotFound'],
  ['/api/models/some/model/revision/v9', 'RevisionNotFound'],
  ['/some/model/resolve/main/nothing.onnx', 'EntryNotFound'],
  ['/some/model/resolve/main/..%2F..%2F..%2Fsecret.txt', 'EntryNotFound'],
  ['/api/models/..%2F/x/revision/main', 'RepoNotFound'],
  ['/secret.txt', 'NotFound'],
])('%s is refused with %s', async (path, code) => {
  const response = await fetch((await served()) + path);
  expect([response.status, response.headers.get('x-error-code')]).toEqual([404, code]);
});

test('without a folder is refused', async () => {
  await expect(serveHub(join(folder, 'missing'))).rejects.toMatchObject({ code: 'file-missing' });
});

test('misbehaves as told, and tells what it sent', async () => {
  const sent: number[] = [];
  const url = await served({
    misbehave: ({ kind, from }) => (kind === 'content' && from === 0 ? { kind: 'cut', share: 0.5 } : undefined),
    onSent: (_request, bytes) => sent.push(bytes),
  });
  const address = `${url}/some/model/resolve/main/onnx/a%20b.onnx`;
  await expect((await fetch(address)).arrayBuffer()).rejects.toThrow();
  expect((await fetch(address, { headers: { range: 'bytes=14-' } })).status).toBe(206);
  expect(sent).toEqual([14, graph.length - 14]);
});
