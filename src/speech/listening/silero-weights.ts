/** The weights of Silero VAD v6 (MIT), read out of its ONNX file. */

import { AppError } from '../../core/errors.ts';
import { type GraphConstant, rawValues, readConstant } from '../graph/main-graph.ts';
import { elementType, type Graph, type GraphNode, graphIn, mainGraph, tensorAttribute } from '../graph/onnx.ts';

/** A layer as the rows of a matrix, one per output, and what is added to each. */
export interface Layer {
  outputs: number;
  /** Numbers in a row: the taps of a convolution one after another, each with all inputs. */
  inputs: number;
  rows: Float32Array;
  bias: Float32Array;
}

export interface SileroWeights {
  /** Convolutions of three taps over the spectra. */
  convolutions: readonly Layer[];
  /** The gates of the LSTM over input and hidden state side by side: input, forget, cell and output gate. */
  gates: Layer;
  output: Layer;
}

/** Bins of a spectrum, and the outputs of each convolution. */
const widths = [129, 128, 64, 64, 128] as const;
const taps = 3;
export const hiddenSize = 128;

/** Throws `model-broken` when the file is no ONNX model, and `model-unsupported` when it is another one. */
export function readSileroWeights(file: ArrayBuffer): SileroWeights {
  const tensors = tensorsAt16kHz(new Uint8Array(file));
  const floats = (name: string, dims: readonly number[]): Float32Array => {
    const found = tensors.get(name);
    const isAsExpected = found?.type === elementType.float && found.dims.join() === dims.join();
    const raw = isAsExpected && rawValues(found.message);
    if (!raw) throw new AppError('model-unsupported', `the voice detector has no ${name} of ${dims}`);
    return new Float32Array(raw.slice().buffer);
  };
  const convolutions = widths.slice(1).map((outputs, at): Layer => {
    const inputs = widths[at]!;
    const weights = floats(`encoder.${at}.reparam_conv.weight`, [outputs, inputs, taps]);
    const bias = floats(`encoder.${at}.reparam_conv.bias`, [outputs]);
    return { outputs, inputs: taps * inputs, rows: tapByTap(weights, inputs), bias };
  });
  const gates = 4 * hiddenSize;
  const [ofInput, ofHidden] = ['ih', 'hh'].map((name) => ({
    rows: floats(`decoder.rnn.weight_${name}`, [gates, hiddenSize]),
    bias: floats(`decoder.rnn.bias_${name}`, [gates]),
  })) as [Pick<Layer, 'rows' | 'bias'>, Pick<Layer, 'rows' | 'bias'>];
  return {
    convolutions,
    gates: {
      outputs: gates,
      inputs: 2 * hiddenSize,
      rows: sideBySide(ofInput.rows, ofHidden.rows, hiddenSize),
      bias: ofInput.bias.map((value, at) => value + ofHidden.bias[at]!),
    },
    output: {
      outputs: 1,
      inputs: hiddenSize,
      rows: floats('decoder.decoder.2.weight', [1, hiddenSize, 1]),
      bias: floats('decoder.decoder.2.bias', [1]),
    },
  };
}

/** The constants of the branch for 16 kHz by the name that the network's author gave them. */
function tensorsAt16kHz(bytes: Uint8Array): Map<string, GraphConstant> {
  const named = new Map<string, GraphConstant>();
  for (const node of branchOf(bytes)?.nodes ?? []) {
    const message = node.operator === 'Constant' ? tensorAttribute(node, 'value') : undefined;
    const name = node.outputs[0]?.split('__').at(-1);
    if (message && name !== undefined) named.set(name, readConstant(message, name));
  }
  return named;
}

function branchOf(bytes: Uint8Array): Graph | undefined {
  try {
    const choice: GraphNode | undefined = mainGraph(bytes).nodes.find(({ operator }) => operator === 'If');
    return choice && graphIn(choice, 'then_branch');
  } catch (cause) {
    throw new AppError('model-broken', `the voice detector: ${cause}`, { cause });
  }
}

/** From [output][input][tap] to [output][tap][input], so that a row lies as the frames do. */
function tapByTap(weights: Float32Array, inputs: number): Float32Array {
  const size = taps * inputs;
  return weights.map((_, at) => {
    const inRow = at % size;
    return weights[at - inRow + (inRow % inputs) * taps + Math.floor(inRow / inputs)]!;
  });
}

/** The rows of two matrices of the same shape, each pair one row. */
function sideBySide(left: Float32Array, right: Float32Array, width: number): Float32Array {
  const joined = new Float32Array(left.length + right.length);
  for (let at = 0; at < left.length; at += width) {
    joined.set(left.subarray(at, at + width), 2 * at);
    joined.set(right.subarray(at, at + width), 2 * at + width);
  }
  return joined;
}
