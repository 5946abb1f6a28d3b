/**
 * A decoder in the transformers layout, as in Moonshine and Whisper. Keys and values over the audio are computed once, before the first
 * step; those over the text are extended at every step and fed back. The cache stays where it was computed, in memory or on the GPU.
 */

import type { Meter } from '../../protocol/metrics.ts';
import { attentionOf } from '../graph/audio-attentions.ts';
import { pastLength } from '../graph/cut-past.ts';
import { lastHidden } from '../graph/split-output.ts';
import { frameWeights as weightsInput } from '../graph/weighted-frames.ts';
import type { DecoderSessions } from '../runtime/compile-graphs.ts';
import { fetchFloatsOrHalves, floatsOrHalves } from '../runtime/floats.ts';
import { type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { namesOf, requireLayout } from './decoder-layout.ts';
import { type CacheShape, cacheNames, cacheOf, cropped, emptyCache, presentOf, shapeOf } from './kv-cache.ts';
import { distance, Logits } from './logits.ts';
import { type Answers, answersRead, type Questions } from './questions.ts';
import type { Mask } from './search-options.ts';

/** One text over some audio. */
export interface Decoding {
  /** Takes the next tokens in one pass, and gives the logits behind each. */
  step(tokens: readonly number[]): Promise<Logits>;
  /**
   * Takes the next tokens in one pass and answers what is asked of the logits behind them, which are read where they are, and not fetched.
   * Present where a GPU computes them.
   */
  read?: (
    tokens: readonly number[],
    questions: Questions,
    maskAfter: (text: readonly number[]) => Mask,
  ) => Promise<Answers>;
  /** Removes all but the first `length` tokens from the cache. */
  crop(length: number): Promise<void> | void;
  /** Disposes of the cache; the decoding must not be used afterwards. */
  dispose(): void;
}

/** The encoder's output, as the decoder attends to it. */
export interface EncoderOutput {
  /** [1, frames, width]; the tensor belongs to the caller. */
  hidden: Tensor;
  /**
   * For each frame, the logarithm of the number of frames that it stands for (graph/weighted-frames.ts); absent, each stands for itself.
   */
  weights?: Float32Array;
}

/** Cross-attention of one layer; `weights` are [heads, tokens, frames]. */
export interface Attention {
  heads: number;
  frames: number;
  weights: Float32Array;
}

export class MergedDecoder {
  readonly #sessions: DecoderSessions;
  readonly #meter: Meter;
  readonly #shape: CacheShape;
  readonly #textCache: string[];
  readonly #audioCache: string[];
  readonly #wanted: ReadonlySet<string>;
  readonly #given: ReadonlySet<string>;
  /** Most tokens in a pass. */
  #most = Number.POSITIVE_INFINITY;

  /** Throws `model-broken` when inputs or outputs of this layout are missing, `model-unsupported` when there are unknown inputs. */
  constructor(sessions: DecoderSessions, meter: Meter) {
    this.#sessions = sessions;
    this.#meter = meter;
    this.#wanted = namesOf(sessions.step.inputs);
    this.#given = namesOf(sessions.step.outputs);
    this.#shape = shapeOf(sessions.step);
    this.#textCache = cacheNames(this.#shape.layers, 'decoder');
    this.#audioCache = cacheNames(this.#shape.layers, 'encoder');
    requireLayout(sessions, this.#textCache, this.#audioCache);
  }

  /** Size of the vocabulary; undefined where the graph does not tell. */
  get vocabularySize(): number | undefined {
    if (this.#sessions.output) return this.#sessions.output.tokens;
    const logits = this.#sessions.step.outputs.find(({ name }) => name === 'logits');
    const size = logits?.isTensor ? logits.shape.at(-1) : undefined;
    return typeof size === 'number' ? size : undefined;
  }

  /** True when the graph takes weights of frames. */
  get weighsFrames(): boolean {
    return this.#wanted.has(weightsInput);
  }

  /** True when the graph gives the cross-attention of all `layers`. */
  attends(layers: readonly number[]): boolean {
    return layers.every((layer) => this.#given.has(attentionOf(layer)));
  }

  /** Begins a decoding with an empty cache. */
  begin(heard: EncoderOutput): Decoding {
    const kvCache = this.#noCache();
    const put = (name: string, value: Tensor) => {
      kvCache.get(name)?.dispose();
      kvCache.set(name, value);
    };
    const { output, reader } = this.#sessions;
    const wanted = output ? lastHidden : 'logits';
    const pass = async <Told>(tokens: readonly number[], look: (rows: Tensor) => Promise<Told>): Promise<Told> => {
      const started = performance.now();
      const isAudioSideKnown = this.#sessions.audio !== null || !this.#isFirst(kvCache);
      const kept = isAudioSideKnown ? this.#textCache : [...this.#textCache, ...this.#audioCache];
      const { [wanted]: rows, ...present } = await this.#pass(heard, kvCache, tokens, [wanted, ...kept.map(presentOf)]);
      for (const [name, value] of Object.entries(present)) put(cacheOf(name), value);
      const told = await look(rows!).finally(() => rows!.dispose());
      this.#meter.record(tokens.length > 1 ? 'verify' : 'decode-step', performance.now() - started);
      return told;
    };
    const scores = (tokens: readonly number[]): Promise<Logits> =>
      pass(tokens, async (rows) => {
        const values = await fetchFloatsOrHalves(rows);
        return Logits.of(values, tokens.length, output ? (hidden) => output.scores(hidden) : undefined);
      });
    const read: Decoding['read'] = (tokens, questions, maskAfter) =>
      pass(tokens, (logits) => answersRead(reader!, logits, questions, maskAfter));
    const crop = async (length: number): Promise<void> => {
      const { cut } = this.#sessions;
      if (!cut) {
        for (const name of this.#textCache) put(name, await cropped(kvCache.get(name)!, length));
        return;
      }
      const past = this.#textCache.map((name) => [name, kvCache.get(name)!] as const);
      const kept = tensor('int64', BigInt64Array.of(BigInt(length)), [1]);
      const shorter = await cut.run({ ...Object.fromEntries(past), [pastLength]: kept });
      for (const name of this.#textCache) put(name, shorter[presentOf(name)]!);
    };
    return {
      step: (tokens) => (tokens.length > this.#most ? oneByOne(tokens, scores) : scores(tokens)),
      ...(reader && {
        read: (tokens, questions, maskAfter) =>
          tokens.length > this.#most
            ? readOneByOne(tokens, questions, (token, question) => read([token], question, maskAfter))
            : read(tokens, questions, maskAfter),
      }),
      crop,
      dispose() {
        for (const value of kvCache.values()) value.dispose();
        kvCache.clear();
      },
    };
  }

  /** The cross-attention of `layers` for all `tokens`, from one pass. */
  async attentions(heard: EncoderOutput, tokens: readonly number[], layers: readonly number[]): Promise<Attention[]> {
    const names = layers.map(attentionOf);
    const kvCache = this.#noCache();
    const outputs = await this.#pass(heard, kvCache, tokens, names);
    const attentions = names.map((name) => {
      const [, heads, , frames] = outputs[name]!.dims as [number, number, number, number];
      return { heads, frames, weights: floatsOrHalves(outputs[name]) };
    });
    for (const value of [...kvCache.values(), ...Object.values(outputs)]) value.dispose();
    return attentions;
  }

  /**
   * Determines whether the graph may take several tokens in a pass, by comparison with single steps. A graph that was traced with one token
   * may lack the causal mask; a graph that was not split has a first step that was traced with more. `tokens` begin a text.
   */
  async probe(heard: EncoderOutput, tokens: readonly number[]): Promise<void> {
    if (!this.#sessions.audio) return;
    this.#most = Number.POSITIVE_INFINITY;
    const [atOnce, stepwise] = [this.begin(heard), this.begin(heard)];
    const together = await atOnce.step(tokens);
    const alone = await oneByOne(tokens, stepwise.step);
    atOnce.dispose();
    stepwise.dispose();
    const isSame = tokens.every((_, at) => distance(together.at(at), alone.at(at)) < sameWithin);
    if (!isSame) this.#most = 1;
  }

  async release(): Promise<void> {
    await this.#sessions.audio?.release();
    await this.#sessions.step.release();
    await this.#sessions.cut?.release();
    await this.#sessions.reader?.release();
  }

  /** One pass. It extends the cache; the first one adds keys and values over the audio, where a graph of their own computes them. */
  async #pass(
    { hidden, weights }: EncoderOutput,
    kvCache: Map<string, Tensor>,
    tokens: readonly number[],
    wanted: readonly string[],
  ): Promise<Record<string, Tensor>> {
    const { audio, step } = this.#sessions;
    const isFirst = this.#isFirst(kvCache);
    if (isFirst && audio) {
      const keys = await audio.run({ encoder_hidden_states: hidden });
      for (const [name, value] of Object.entries(keys)) kvCache.set(cacheOf(name), value);
    }
    const feeds: Record<string, Tensor> = {
      ...Object.fromEntries(kvCache),
      input_ids: tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
    };
    if (this.#wanted.has('encoder_hidden_states')) feeds.encoder_hidden_states = hidden;
    if (this.#wanted.has('use_cache_branch')) {
      feeds.use_cache_branch = tensor('bool', Uint8Array.of(isFirst ? 0 : 1), [1]);
    }
    if (this.weighsFrames) {
      const frames = hidden.dims[1]!;
      feeds[weightsInput] = tensor('float32', weights ?? new Float32Array(frames), [frames]);
    }
    return step.run(feeds, wanted);
  }

  #isFirst(kvCache: ReadonlyMap<string, Tensor>): boolean {
    return kvCache.get(this.#audioCache[0]!)!.dims[2] === 0;
  }

  #noCache(): Map<string, Tensor> {
    return new Map([...this.#textCache, ...this.#audioCache].map((name) => [name, emptyCache(this.#shape)]));
  }
}

/** Relative difference below which logits differ by rounding alone: half precision gives a hundredth. */
const sameWithin = 0.02;

/** The same tokens in passes of one token each. */
async function oneByOne(tokens: readonly number[], step: Decoding['step']): Promise<Logits> {
  const passes: Logits[] = [];
  for (const token of tokens) passes.push(await step([token]));
  return new Logits(tokens.length, (place) => passes[place]!.at(0));
}

/** As `oneByOne`, for what is read where it is. */
async function readOneByOne(
  tokens: readonly number[],
  { behind, asked, draw }: Questions,
  read: (token: number, questions: Questions) => Promise<Answers>,
): Promise<Answers> {
  const passes: Answers[] = [];
  for (const [at, token] of tokens.entries()) {
    const here = asked.filter(({ position }) => position === at);
    passes.push(
      await read(token, { behind: [behind[at]!], asked: here.map((each) => ({ ...each, position: 0 })), draw }),
    );
  }
  const told = passes.map((each) => [...each.asked]);
  return {
    choiceAt: (position) => passes[position]!.choiceAt(0),
    asked: asked.map(({ position }) => told[position]!.shift()!),
  };
}
