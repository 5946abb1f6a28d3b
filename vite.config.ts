import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { buildRecord } from './build/build-record.ts';
import { embeddedGraphs } from './build/embedded-graphs.ts';
import { productionHeaders } from './build/headers.ts';
import { licences } from './build/licences.ts';
import { notFoundPage } from './build/not-found-page.ts';
import { serviceWorker } from './build/service-worker.ts';
import { moonshineVocabulary } from './build/vocabulary.ts';

const packageFile = (path: string) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

/** What a built file is called tells which rule of public/_headers it falls under. */
function assetFolder(name = ''): string {
  if (name.endsWith('.onnx')) return 'models';
  if (name.startsWith('ort-wasm')) return 'runtime';
  return 'assets';
}

export default defineConfig({
  // The folder that the app is served from, with a slash at both ends: its addresses begin there.
  base: process.env.SOTTO_BASE ?? '/',
  plugins: [
    moonshineVocabulary(),
    embeddedGraphs(),
    productionHeaders(),
    licences(),
    notFoundPage(),
    buildRecord(),
    serviceWorker(),
  ],
  resolve: {
    alias: {
      'moonshine-tiny': packageFile('@moonshine-ai/moonshine-js/dist/model/tiny/quantized'),
      'silero-vad': packageFile('@ricky0123/vad-web/dist'),
    },
    // The runtime's script stays a file of its own: its helper threads start from it.
    conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'],
  },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  worker: {
    format: 'es',
    plugins: () => [moonshineVocabulary(), embeddedGraphs()],
    rolldownOptions: {
      output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'workers/[name]-[hash].js' },
    },
  },
  build: {
    target: 'es2023',
    // A part's scripts are found through its imports; lists of them, a hash each, would fill the first load. Styles come with their part.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')),
    },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        assetFileNames: ({ names }) => `${assetFolder(names[0])}/[name]-[hash][extname]`,
        // The first load in one file: what later parts share with it would be cut out of it, each piece compressed alone.
        codeSplitting: { groups: [{ name: 'first-load', tags: ['$initial'] }] },
      },
    },
  },
});
