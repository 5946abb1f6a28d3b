/**
 * A hub on this machine: serves a folder of models by the paths of https://huggingface.co (revision, tree, resolve with its redirect),
 * with the headers that pages of other origins need. For tests it can be made to misbehave.
 */

import { statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeNow } from '../serving/server.ts';
import { CommandError } from '../terminal/failure.ts';
import { type Repository, repositoryAt, treeEntry } from './hub-folder.ts';
import { type Misbehaviour, sendFile } from './hub-sending.ts';

/** The kind of a request. `resolve` is answered with a redirect to `content`. */
export interface HubRequest {
  kind: 'revision' | 'tree' | 'resolve' | 'content';
  /** `OWNER/NAME` */
  id: string;
  /** Path of a file; '' for the other kinds. */
  path: string;
  /** First byte of the requested range. */
  from: number;
}

export interface HubOptions {
  /** Called at each request; returns the fault of the answer, or undefined for none. */
  misbehave?: (request: HubRequest) => Misbehaviour | undefined;
  /** Called before each piece of a file is sent, with the same object for all pieces of one answer. */
  onSent?: (request: HubRequest, bytes: number) => void;
  /** Most entries on one page of a listing. */
  pageSize?: number;
}

export interface HubServer {
  /** The hub's origin. */
  url: string;
  close(): Promise<void>;
}

/** Headers that pages of other origins may read. */
const exposed =
  'X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag';

/** Serves `DIR/OWNER/NAME/…` at any free port of this machine alone. Throws a CommandError when there is no such folder. */
export async function serveHub(folder: string, options: HubOptions = {}): Promise<HubServer> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CommandError('file-missing', `--hub: there is no folder ${folder}.`);
  }
  const server = createServer((request, response) => {
    answer(folder, options, request, response).catch((error) => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'ServerError', String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closeNow(server),
  };
}

async function answer(
  folder: string,
  { misbehave, onSent, pageSize = 1000 }: HubOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', exposed);
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (request.method === 'OPTIONS') {
    const leave = { 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Allow-Headers': 'Range, If-Range' };
    return void response.writeHead(204, leave).end();
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const asked = understood(url.pathname, request.headers.range);
  if (!asked) return refuse(response, 404, 'NotFound', 'no such path');
  const { revision, ...about } = asked;
  const wrong = misbehave?.(about);
  if (wrong?.kind === 'status') {
    for (const [name, value] of Object.entries(wrong.headers ?? {})) response.setHeader(name, value);
    return refuse(response, wrong.status, wrong.code ?? 'Misbehaviour', 'as told');
  }
  if (wrong?.kind === 'body') return void response.writeHead(200, { 'Content-Type': wrong.type }).end(wrong.body);
  if (wrong?.kind === 'redirect-loop') return void response.writeHead(302, { Location: request.url }).end();
  const repository = repositoryAt(folder, about.id);
  if (!repository) return refuse(response, 404, 'RepoNotFound', 'Repository not found');
  if (revision !== 'main' && revision !== repository.commit) {
    return refuse(response, 404, 'RevisionNotFound', `Invalid rev id: ${revision}`);
  }
  if (about.kind === 'revision') {
    return sendJson(response, { id: about.id, sha: repository.commit, tags: [], cardData: {}, gated: false });
  }
  if (about.kind === 'tree') return sendTree(repository, url, pageSize, response);
  const file = repository.files.find(({ path }) => path === about.path);
  if (!file) return refuse(response, 404, 'EntryNotFound', 'Entry not found');
  response.setHeader('X-Repo-Commit', repository.commit);
  if (about.kind === 'resolve') {
    const location = `/cdn/${about.id}/${repository.commit}/${encodedPath(about.path)}`;
    return void response.writeHead(302, { Location: location }).end();
  }
  await sendFile(file, request.headers.range, response, wrong, (bytes) => onSent?.(about, bytes));
}

async function sendTree({ id, commit, files }: Repository, url: URL, pageSize: number, response: ServerResponse) {
  const start = Number(url.searchParams.get('cursor') ?? 0);
  const page = files.slice(start, start + pageSize);
  if (start + pageSize < files.length) {
    const next = `https://elsewhere.invalid/api/models/${id}/tree/${commit}?recursive=true&cursor=${start + pageSize}`;
    response.setHeader('Link', `<${next}>; rel="next"`);
  }
  const folders = new Set(page.flatMap(({ path }) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])));
  const directories = [...folders].map((path) => ({ type: 'directory', path, size: 0, oid: commit }));
  sendJson(response, [...(start === 0 ? directories : []), ...(await Promise.all(page.map(treeEntry)))]);
}

/** The request in a path; null when it is none of a hub's. Revisions are percent-encoded, and may contain slashes. */
function understood(pathname: string, range: string | undefined): (HubRequest & { revision: string }) | null {
  const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  const about = /^\/api\/models\/([^/]+\/[^/]+)\/(revision|tree)\/([^/]+)$/.exec(pathname);
  if (about) {
    const [id, kind, revision] = [about[1]!, about[2] as 'revision' | 'tree', decodeURIComponent(about[3]!)];
    return { kind, id, path: '', from, revision };
  }
  const file =
    /^\/cdn\/([^/]+\/[^/]+)\/([^/]+)\/(.+)$/.exec(pathname) ??
    /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(pathname);
  if (!file) return null;
  const kind = pathname.startsWith('/cdn/') ? 'content' : 'resolve';
  return { kind, id: file[1]!, path: decodeURIComponent(file[3]!), from, revision: decodeURIComponent(file[2]!) };
}

const encodedPath = (path: string) => path.split('/').map(encodeURIComponent).join('/');

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.setHeader('X-Error-Code', code);
  response.setHeader('X-Error-Message', message);
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error: message }));
}
