/** Vite plugin: the licences of everything that ships, as `LICENSES.txt`, and the model's beside the model. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { isc, mit } from './licence-texts.ts';

interface Work {
  title: string;
  /** Package in node_modules; its version is named, and its licence file is used unless `text` is given. */
  from: string;
  /** For packages that are published without a licence file. */
  text?: string;
}

const model = '@moonshine-ai/moonshine-js';
const detector = '@ricky0123/vad-web';

const works: readonly Work[] = [
  { title: 'Moonshine tiny, the speech model (English)', from: model },
  { title: "llama-tokenizer-js, the model's vocabulary", from: 'llama-tokenizer-js' },
  { title: 'ONNX Runtime Web', from: 'onnxruntime-web', text: mit('2018 - present Microsoft Corporation') },
  { title: 'vad-web', from: detector, text: isc('2022-present ricky0123') },
  { title: 'Silero VAD, the voice detection model', from: detector, text: mit('2020-present Silero Team') },
  { title: 'Preact', from: 'preact' },
  { title: 'Preact Signals', from: '@preact/signals' },
  { title: 'Comlink', from: 'comlink' },
  { title: 'idb', from: 'idb' },
  { title: 'jsdiff', from: 'diff' },
  { title: 'QR Code Generator for JavaScript', from: 'qrcode-generator', text: mit('2009 Kazuhiko Arase') },
  {
    title: 'transformers.js, for other kinds of models and for the benchmark to compare with',
    from: '@huggingface/transformers',
  },
  { title: 'The same, its tokenizers', from: '@huggingface/tokenizers' },
  { title: 'The same, its templates', from: '@huggingface/jinja' },
  { title: 'Mediabunny', from: 'mediabunny' },
  { title: 'docx', from: 'docx' },
  { title: 'fflate', from: 'fflate' },
  { title: 'MiniSearch', from: 'minisearch' },
  { title: 'Workbox', from: 'workbox-precaching' },
  { title: 'Inter', from: '@fontsource-variable/inter' },
  { title: 'Source Serif 4', from: '@fontsource-variable/source-serif-4' },
];

/** `modelFolder` is where the build puts the model's files. */
export function licences({ modelFolder = 'models/moonshine-tiny' } = {}): Plugin {
  let packages = '';
  return {
    name: 'sotto:licences',
    apply: 'build',
    configResolved(config) {
      packages = resolve(config.root, 'node_modules');
    },
    generateBundle() {
      const source = works.map((work) => chapter(packages, work)).join('\n');
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source });
      this.emitFile({ type: 'asset', fileName: `${modelFolder}/LICENSE`, source: licenceOf(packages, model) });
    },
  };
}

function chapter(packages: string, { title, from, text }: Work): string {
  const { version } = JSON.parse(readFileSync(join(packages, from, 'package.json'), 'utf8'));
  const heading = `${title}\n(${from} ${version})`;
  return `${'='.repeat(80)}\n${heading}\n${'='.repeat(80)}\n\n${(text ?? licenceOf(packages, from)).trim()}\n`;
}

/** Throws when the package has no licence file: everything must ship with its terms. */
function licenceOf(packages: string, name: string): string {
  const folder = join(packages, name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file; give its text in build/licences.ts`);
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
}
