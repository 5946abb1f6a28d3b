/** A hub's folder with one model in it, made of what the app comes with: the embedded model as the transformers layout has it. */

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tokenizer from 'llama-tokenizer-js';
import { moonshineTexts } from '../benches/transformers/reference-files.ts';
import { root } from '../commands/serving/build.ts';

export interface ModelHub {
  /** For `serveHub` and `--hub`. */
  folder: string;
  /** `OWNER/NAME` */
  id: string;
  remove(): void;
}

const graphs = join(root, 'node_modules', '@moonshine-ai', 'moonshine-js', 'dist', 'model', 'tiny', 'quantized');

/** Graphs of eight bits with the tokenizer and the descriptions that a hub has beside them. */
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
