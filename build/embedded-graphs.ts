/**
 * `virtual:embedded-graphs`: the embedded model's graphs as the processor takes them, split, folded and optimised when the app is built: in
 * the thread that loads the model that was half of the time. Their weights stay in the package's files, which a GPU takes as they are.
 */

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';
import type { BuiltGraph, BuiltGraphs } from '../src/protocol/model.ts';
import { withAudioAttentions } from '../src/speech/graph/audio-attentions.ts';
import { foldedShapes } from '../src/speech/graph/folding/folded-shapes.ts';
import { Model } from '../src/speech/graph/main-graph.ts';
import { splitDecoder } from '../src/speech/graph/split-decoder.ts';
import { splitOutput } from '../src/speech/graph/split-output.ts';
import { withTurnedKeys } from '../src/speech/graph/turned-keys.ts';
import { weightsApart } from '../src/speech/runtime/weights-apart.ts';
import { optimisedAround } from './byte-weights.ts';
import { optimisedGraph } from './optimised-graph.ts';
import { withPackedFloats } from './packed-floats.ts';

const name = 'virtual:embedded-graphs';
const folder = new URL('../node_modules/@moonshine-ai/moonshine-js/dist/model/tiny/quantized/', import.meta.url);

/** The script's letters at most. */
const mostLetters = 16e6;

let writing: Promise<string> | undefined;

export function embeddedGraphs(): Plugin {
  return {
    name: 'embedded-graphs',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => {
      if (id !== `\0${name}`) return undefined;
      writing ??= written().catch((error) => {
        writing = undefined;
        throw error;
      });
      return writing;
    },
  };
}

async function written(): Promise<string> {
  const script = fileURLToPath(new URL('write-embedded-graphs.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    cwd: dirname(dirname(script)),
    maxBuffer: mostLetters,
  });
  return stdout;
}

/** Throws an Error where the package's graphs are not as they were. */
export async function builtGraphs(): Promise<BuiltGraphs> {
  const file = (path: string) => Model.of(Uint8Array.from(readFileSync(new URL(path, folder))));
  const whole = splitDecoder(file('decoder_model_merged.onnx'));
  const parts = whole && withTurnedKeys(whole);
  const split = parts && splitOutput(parts.step);
  const step = split && withAudioAttentions(split.step);
  if (!step) throw new Error('the decoder of the embedded model is built otherwise');
  const { bytes, ...output } = split.weights;
  return {
    encoder: await optimised(foldedShapes(file('encoder_model.onnx'))),
    decoder: {
      audio: await optimised(parts.audio),
      step: { onnx: await optimisedAround(foldedShapes(step)), stays: staysOf(step), packed: [] },
      output: { ...output, offset: bytes.byteOffset },
    },
  };
}

async function optimised(model: Model): Promise<BuiltGraph> {
  const { graph, weights } = weightsApart(model);
  return { ...withPackedFloats(await optimisedGraph(graph, weights), model), stays: staysOf(model) };
}

const staysOf = ({ graph }: Model): string[] =>
  [...graph.outputs.keys()].filter((output) => output.startsWith('present.'));
