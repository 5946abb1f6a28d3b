/** Serves the built app as a static host would: the same files, with the headers that `_headers` asks for. */

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { applyHeaders, parseHeaders } from '../../build/headers.ts';
import { type HeaderRule, headersFor } from '../../src/core/header-rules.ts';
import { CommandError } from '../terminal/failure.ts';
import type { Certificate } from './certificate.ts';

export interface ServerOptions {
  /** The folder of the build. */
  folder: string;
  /** 0 takes any free port. */
  port?: number;
  /** Leaves the isolation headers out, so that the page is not cross-origin isolated. */
  plain?: boolean;
  /** As a host that serves files and has read neither `_headers` nor `_redirects`: an unknown address gets 404.html. */
  filesOnly?: boolean;
  /** The folder that the app was built for, with a slash at both ends (default: `/`). */
  base?: string;
  /** Addresses of this machine to listen at; by default those that only itself reaches. */
  hosts?: readonly string[];
  /** Serves https with it. */
  certificate?: Certificate | undefined;
  /** Told the path of every request. */
  onRequest?: (path: string) => void;
}

export interface AppServer {
  /** Address with a slash at its end. */
  url: string;
  close(): Promise<void>;
}

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.flac': 'audio/flac',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What hosts that serve files answer an unknown path with. */
const notFoundPage = '/404.html';

const isolationHeaders = ['cross-origin-opener-policy', 'cross-origin-embedder-policy'];

/** Both names of this machine, so that every client's idea of localhost arrives here. */
const ownAddresses = ['127.0.0.1', '::1'];

/** Every address of this machine: other devices reach it. */
export const everyAddress = ['0.0.0.0', '::'];

/** Starts serving. Throws a CommandError when another program holds the port. */
export async function serve(options: ServerOptions): Promise<AppServer> {
  const { port = 0, base = '/', hosts = ownAddresses, certificate } = options;
  const answer = answering(options);
  const servers: Server[] = [];
  const close = async () => {
    await Promise.all(servers.map(closeNow));
  };
  try {
    for (const host of hosts) {
      const server = await listen(
        certificate ? createSecureServer(certificate, answer) : createServer(answer),
        host,
        portOf(servers[0]) ?? port,
      );
      if (server) servers.push(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `${certificate ? 'https' : 'http'}://localhost:${portOf(servers[0])}${base}`, close };
}

function rulesFor({ folder, plain, filesOnly }: ServerOptions): HeaderRule[] {
  if (filesOnly) return [];
  const rules = parseHeaders(readFileSync(join(folder, '_headers'), 'utf8'));
  return plain ? rules.map(withoutIsolation) : rules;
}

function withoutIsolation({ pattern, headers }: HeaderRule): HeaderRule {
  return { pattern, headers: headers.filter(([name]) => !isolationHeaders.includes(name.toLowerCase())) };
}

function answering(options: ServerOptions): RequestListener {
  const { folder, base = '/', filesOnly = false, onRequest = () => {} } = options;
  const rules = rulesFor(options);
  return (request, response) => {
    onRequest(request.url ?? '');
    const asked = decodedPath(request.url ?? '/');
    if (asked === null) return void response.writeHead(400).end();
    // Outside its folder there is nothing.
    const pathname = asked.startsWith(base) ? asked.slice(base.length - 1) : '/_';
    const named = fileAt(folder, pathname);
    const path = named ? pathname : pathInstead(pathname, filesOnly);
    const file = named ?? fileAt(folder, path);
    applyHeaders(response, headersFor(rules, path));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    }
    if (!file) {
      response.removeHeader('Cache-Control');
      return void response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    }
    const status = path === notFoundPage ? 404 : 200;
    response.setHeader('ETag', file.tag);
    if (status === 200 && request.headers['if-none-match'] === file.tag) return void response.writeHead(304).end();
    response.writeHead(status, {
      'Content-Type': contentTypes[extname(file.path)] ?? 'application/octet-stream',
      'Content-Length': file.bytes,
    });
    if (request.method === 'HEAD') return void response.end();
    pipeline(createReadStream(file.path), response, () => {});
  };
}

/** What is served where no file has the path. Addresses of the app have no extension: they are answered with its page. */
function pathInstead(pathname: string, filesOnly: boolean): string {
  if (!/^\/(?!_)[^.]*$/.test(pathname)) return pathname;
  return filesOnly ? notFoundPage : '/';
}

function decodedPath(url: string): string | null {
  try {
    const pathname = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return pathname.includes('\0') ? null : pathname;
  } catch {
    return null;
  }
}

/** The file for a path; null when there is none, or when the path leads out of the folder or to the rules themselves. */
function fileAt(folder: string, pathname: string): { path: string; bytes: number; tag: string } | null {
  const path = normalize(join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
  if (!path.startsWith(normalize(folder) + sep) || pathname === '/_headers') return null;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return null;
  return { path, bytes: stats.size, tag: `"${stats.size.toString(36)}-${Math.floor(stats.mtimeMs).toString(36)}"` };
}

/** Null where the machine lacks this kind of address. */
function listen(server: Server, host: string, port: number): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new CommandError('port-in-use', `Port ${port} is in use by another program. PORT=8080 chooses another one.`),
        );
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(null);
      else reject(error);
    });
    // Otherwise `::` takes the addresses of version 4 as well, which have a listener of their own.
    server.listen({ port, host, ipv6Only: true }, () => resolve(server));
  });
}

function portOf(server: Server | undefined): number | null {
  const address = server?.address();
  return address && typeof address === 'object' ? address.port : null;
}

/** Ends it with the connections that are open. */
export function closeNow(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
