/**
 * Vite plugin: `workers/sw.ts` becomes `sw.js`, with the list of what to precache in place of `self.__WB_MANIFEST`, and the rules of
 * `public/_headers` in place of `self.headerRules`. It is a build of its own, after the app's: the list needs the finished files, and a classic script may share no chunk with
 * the app, as it has no imports.
 */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { parseHeaders } from './headers.ts';
import { precacheList } from './precache-list.ts';

export function serviceWorker({ entry = 'workers/sw.ts', fileName = 'sw.js' } = {}): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'sotto:service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const folder = resolve(config.root, config.build.outDir);
        const headers = readFileSync(resolve(config.publicDir, '_headers'), 'utf8');
        const list = precacheList(folder, headers);
        await buildScript(config, {
          entry,
          fileName,
          folder,
          list: JSON.stringify(list),
          rules: JSON.stringify(parseHeaders(headers)),
        });
        config.logger.info(`${fileName}: ${list.length} files to precache`);
      },
    },
  };
}

interface Script {
  entry: string;
  fileName: string;
  folder: string;
  list: string;
  rules: string;
}

async function buildScript(
  { root, build: { target } }: ResolvedConfig,
  { entry, fileName, folder, list, rules }: Script,
): Promise<void> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // Workbox reads it, to leave its development messages out.
    define: {
      'self.__WB_MANIFEST': list,
      'self.headerRules': rules,
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      target,
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: resolve(root, entry),
        output: { format: 'iife', entryFileNames: fileName },
      },
    },
  });
}
