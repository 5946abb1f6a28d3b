/** A hub folder with one model, made from the embedded model's files in the layout of transformers.js. */

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tokenizer from 'llama-tokenizer-js';
import { moonshineTexts } from '../benches/transformers/reference-files.ts';
import { root } from '../commands/serving/build.ts';

export interface ModelHub {
  /** Path for `serveHub` and `--hub`. */
  folder: string;
  /** `OWNER/NAME` */
  id: string;
  remove(): void;
}

const graphs = join(root, 'node_modules', '@moonshine-ai', 'moonshine-js', 'dist', 'model', 'tiny', 'quantized');

/** Creates the folder with 8-bit graphs, tokenizer and configuration files. */
export function makeModelHub(): ModelHub {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-hub-'));
  const id = 'sotto/moonshine-tiny';
  mkdirSync(join(folder, id, 'onnx'), { recursive: true });
  for (const graph of ['encoder_model', 'decoder_model_merged']) {
    copyFileSync(join(graphs, `${graph}.onnx`), join(folder, id, 'onnx', `${graph}_quantized.onnx`));
  }
  for (const [name, content] of Object.entries(moonshineTexts(tokenizer.vocabById.join('\n')))) {
    writeFileSync(join(folder, id, name), content);
  }
  return { folder, id, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
