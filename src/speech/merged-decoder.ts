/**
 * A decoder exported as one graph with and without past ("merged"), as Moonshine and Whisper have it: contract in the
 * transformers layout. The past of the audio side is computed once, in the first step, and kept; later steps would only copy
 * it, so they do not ask for it.
 */

import { type InferenceSession, Tensor } from './runtime.ts';

interface LayerShape {
  layers: number;
  heads: number;
  headSize: number;
}

export class MergedDecoder {
  readonly #session: InferenceSession;
  readonly #shape: LayerShape;
  readonly #stepOutputs: string[];
  readonly #first = new Tensor('bool', [false], [1]);
  readonly #later = new Tensor('bool', [true], [1]);

  constructor(session: InferenceSession) {
    this.#session = session;
    this.#shape = shapeOf(session);
    this.#stepOutputs = ['logits', ...this.#names('present', 'decoder')];
  }

  /** Begins a text over the encoder's output, [1, frames, width]. */
  begin(encoded: Tensor): Decoding {
    const { heads, headSize } = this.#shape;
    const empty = new Tensor('float32', new Float32Array(0), [1, heads, 0, headSize]);
    const past: Record<string, Tensor> = {};
    for (const side of ['decoder', 'encoder']) {
      for (const name of this.#names('past_key_values', side)) past[name] = empty;
    }
    let isFirst = true;
    return {
      step: async (tokens) => {
        const feeds = {
          ...past,
          input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
          encoder_hidden_states: encoded,
          use_cache_branch: isFirst ? this.#first : this.#later,
        };
        const outputs = isFirst ? await this.#session.run(feeds) : await this.#session.run(feeds, this.#stepOutputs);
        isFirst = false;
        for (const [name, value] of Object.entries(outputs)) {
          if (name !== 'logits') past[name.replace('present', 'past_key_values')] = value;
        }
        const logits = outputs.logits!.data as Float32Array;
        return logits.subarray(logits.length - logits.length / tokens.length);
      },
    };
  }

  #names(prefix: string, side: string): string[] {
    return Array.from({ length: this.#shape.layers }, (_, layer) =>
      ['key', 'value'].map((part) => `${prefix}.${layer}.${side}.${part}`),
    ).flat();
  }
}

export interface Decoding {
  /** Takes the next tokens in one pass and returns the logits after the last of them. */
  step(tokens: readonly number[]): Promise<Float32Array>;
}

function shapeOf(session: InferenceSession): LayerShape {
  const layers = session.inputNames.filter((name) => /^past_key_values\.\d+\.decoder\.key$/.test(name)).length;
  const key = session.inputMetadata.find(({ name }) => name === 'past_key_values.0.decoder.key');
  if (!key?.isTensor) throw new RangeError('the decoder graph has no past');
  const [, heads, , headSize] = key.shape;
  return { layers, heads: Number(heads), headSize: Number(headSize) };
}
