/** Vite plugin: the page once more as `404.html`, which hosts that serve files only answer the addresses of the app with. */

import type { Plugin } from 'vite';

export function notFoundPage(): Plugin {
  return {
    name: 'sotto:not-found-page',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('The build has no index.html to copy.');
        this.emitFile({ type: 'asset', fileName: '404.html', source: page.source });
      },
    },
  };
}
