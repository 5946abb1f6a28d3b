/**
 * Response headers have one source, `public/_headers`, in the format that static hosts read: development, preview, tests
 * and hosting all take them from there.
 */

import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { additive, type HeaderRule, headersFor } from '../src/core/header-rules.ts';

/** Parses a `_headers` file. Throws an Error that names the line when one is neither a pattern nor a header. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim();
    if (!content || content.startsWith('#')) continue;
    if (line.startsWith('/')) {
      rules.push({ pattern: content, headers: [] });
      continue;
    }
    const header = /^\s+([!#$%&'*+.^_`|~\w-]+)\s*:\s*(.+)$/.exec(line.trimEnd());
    const rule = rules.at(-1);
    if (!header?.[1] || !header[2] || !rule) {
      throw new Error(`_headers, line ${index + 1}: expected a path, or an indented "Name: value" below one`);
    }
    rule.headers.push([header[1], header[2]]);
  }
  return rules;
}

/** Sets the headers on a response, repeated names as separate lines. */
export function applyHeaders(response: ServerResponse, headers: readonly [name: string, value: string][]): void {
  const values = new Map<string, { name: string; all: string[] }>();
  for (const [name, value] of headers) {
    const entry = values.get(name.toLowerCase()) ?? { name, all: [] };
    entry.all.push(value);
    values.set(name.toLowerCase(), entry);
  }
  for (const { name, all } of values.values()) response.setHeader(name, all.length === 1 ? all[0]! : all);
}

/** The development server injects inline styles, which the production policy forbids: in development alone they are allowed. */
export function widenForDevelopment([name, value]: [string, string]): [string, string] {
  if (name.toLowerCase() !== additive) return [name, value];
  return [name, value.replace(/style-src ([^;]*)/, "style-src $1 'unsafe-inline'")];
}

/** Applies `public/_headers` to the development and preview servers. The file is read at each start. */
export function productionHeaders(): Plugin {
  let file = '';

  function middleware(adapt: (headers: [string, string][]) => [string, string][]) {
    const rules = parseHeaders(readFileSync(file, 'utf8'));
    return (request: IncomingMessage, response: ServerResponse, next: () => void) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      applyHeaders(response, adapt(headersFor(rules, pathname)));
      next();
    };
  }

  return {
    name: 'sotto:production-headers',
    // Browser tests run in the test runner's frame, which the page's policy forbids (see vitest.config.ts).
    apply: (_config, { mode }) => mode !== 'test',
    configResolved(config) {
      file = join(config.publicDir || join(config.root, 'public'), '_headers');
    },
    configureServer(server) {
      server.middlewares.use(middleware((headers) => headers.map(widenForDevelopment)));
    },
    configurePreviewServer(server) {
      server.middlewares.use(middleware((headers) => headers));
    },
  };
}
