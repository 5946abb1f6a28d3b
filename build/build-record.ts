/**
 * Vite plugin: `build.json`, the SHA-256 of each file of the build, by which a page can be held against the source that it is said to be made
 * of. The hash of this list is the hash of the build. The service worker is not in it, as it has the list's own hash in it.
 */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { filesUnder } from './precache-list.ts';

/** Hosts read files that begin so, and serve none of them. */
const forHosts = /^_/;

export function buildRecord({ fileName = 'build.json' } = {}): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'sotto:build-record',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const folder = resolve(config.root, config.build.outDir);
        const names = filesUnder(folder).filter((name) => !forHosts.test(name));
        const hashes = names.map((name) => [name, sha256(readFileSync(join(folder, name)))]);
        const record = `${JSON.stringify(Object.fromEntries(hashes), null, 1)}\n`;
        writeFileSync(join(folder, fileName), record);
        config.logger.info(`Hash of this build, ${names.length} files: ${sha256(record)}`);
      },
    },
  };
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
