/** Whisper's encoder as its graph, edited to take a tail of silence, in the runtime. */

import type { Graph } from '../../../protocol/model.ts';
import type { Provider } from '../../../protocol/runtime.ts';
import {
  keyWeights,
  tailed,
  tailHidden,
  tailKeys,
  tailValues,
  withSilentTail,
} from '../../graph/encoder/silent-tail.ts';
import type { Model } from '../../graph/main-graph.ts';
import { compilePart, edited } from '../../runtime/compile-graphs.ts';
import { fetchFloats } from '../../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../../runtime/onnx-runtime.ts';
import type { EncoderPass, Given, Heard } from './encoder-pass.ts';
import type { FrameTensor } from './silence.ts';

export class GraphPass implements EncoderPass {
  readonly bands: number;
  readonly #session: Session;
  /** By layer: [heads, size]. */
  readonly #heads: readonly (readonly [number, number])[];

  private constructor(session: Session) {
    const [features] = session.inputs;
    this.#session = session;
    this.#heads = headsOf(session);
    this.bands = features?.isTensor ? Number(features.shape[1]) : Number.NaN;
  }

  /** Null when the graph has an unexpected structure. With `staysOnGpu` its output does. Throws `model-broken` when the file is no graph. */
  static async load(
    model: Model,
    data: Graph['data'],
    provider: Provider,
    staysOnGpu: boolean,
  ): Promise<GraphPass | null> {
    const shortened = edited(() => withSilentTail(model));
    if (!shortened) return null;
    return new GraphPass(await compilePart(shortened, data, provider, staysOnGpu ? [tailed] : []));
  }

  get #width(): number {
    const [heads, size] = this.#heads[0] ?? [0, 0];
    return heads * size;
  }

  async run({ features, tail, weights, withContext = false }: Given): Promise<Heard> {
    const given = tail?.context.map(asTensor) ?? this.#heads.flatMap(noContext);
    const feeds: Record<string, Tensor> = {
      [this.#session.inputs[0]!.name]: tensor('float32', features, [1, this.bands, features.length / this.bands]),
      [keyWeights]: tensor('float32', weights, [weights.length]),
      [tailHidden]: tail ? asTensor(tail.hidden) : tensor('float32', new Float32Array(0), [1, 0, this.#width]),
    };
    for (const layer of this.#heads.keys()) {
      feeds[tailKeys(layer)] = given[2 * layer]!;
      feeds[tailValues(layer)] = given[2 * layer + 1]!;
    }
    const wanted = this.#session.outputs.slice(0, withContext ? undefined : 1).map(({ name }) => name);
    const outputs = await this.#session.run(feeds, wanted);
    for (const fed of Object.values(feeds)) fed.dispose();
    const [hidden, ...context] = wanted.map((name) => outputs[name]!);
    return { hidden: hidden!, context: await Promise.all(context.map(taken)) };
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}

/** Keys count frames in their last axis, values in the last but one. */
async function taken(values: Tensor, at: number): Promise<FrameTensor> {
  const data = await fetchFloats(values);
  values.dispose();
  return { data, dims: values.dims, frameAxis: at % 2 === 0 ? 3 : 2 };
}

function headsOf(session: Session): [number, number][] {
  const heads: [number, number][] = [];
  for (let layer = 0; ; layer++) {
    const keys = session.inputs.find(({ name }) => name === tailKeys(layer));
    if (!keys?.isTensor) return heads;
    heads.push([Number(keys.shape[1]), Number(keys.shape[2])]);
  }
}

const asTensor = ({ data, dims }: FrameTensor): Tensor => tensor('float32', data, dims);

const noContext = ([heads, size]: readonly [number, number]): Tensor[] => [
  tensor('float32', new Float32Array(0), [1, heads, size, 0]),
  tensor('float32', new Float32Array(0), [1, heads, 0, size]),
];
