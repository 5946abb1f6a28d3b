/** The files of the app's shell, with a revision for each. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PrecacheEntry {
  /** Relative to the service worker. */
  url: string;
  revision: string;
}

const shellFiles = [
  /^index\.html$/,
  /^manifest\.webmanifest$/,
  /^build\.json$/,
  /^icons\//,
  /^(assets|workers)\/.+\.(js|css|woff2)$/,
  // The runtime's script, from which its threads are started. The page caches the WebAssembly itself.
  /^runtime\/.+\.mjs$/,
];

/** Fonts larger than this have scripts that few people need; they are downloaded on use. */
const largestFont = 200_000;

/** Scripts that few people need, and download then: transformers.js, for the benchmark and for models of other families. */
const notForEveryone = /^workers\/(reference\.worker|ctc)-/;

/**
 * The shell in the folder of a finished build, sorted by address. Every revision covers the file and `headers`, the text
 * of the headers file: precached responses keep the headers that they came with, so when those change every file must be
 * fetched again, hashed name or not (https://github.com/GoogleChrome/workbox/issues/3258).
 */
export function precacheList(folder: string, headers: string): PrecacheEntry[] {
  return filesUnder(folder)
    .filter((url) => shellFiles.some((pattern) => pattern.test(url)) && !notForEveryone.test(url))
    .map((url) => ({ url, content: readFileSync(join(folder, url)) }))
    .filter(({ url, content }) => !url.endsWith('.woff2') || content.byteLength < largestFont)
    .map(({ url, content }) => ({ url, revision: revisionOf(headers, content) }));
}

/** Paths below the folder, with slashes, sorted. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

function revisionOf(headers: string, content: Uint8Array): string {
  return createHash('sha256').update(headers).update('\0').update(content).digest('hex').slice(0, 16);
}
