/** Compiles a model's graphs for a backend, with the edits that the backend needs. */

import { AppError } from '../../core/errors.ts';
import type { Graph } from '../../protocol/model.ts';
import type { Provider } from '../../protocol/runtime.ts';
import { withAudioAttentions } from '../graph/audio-attentions.ts';
import { cutPast } from '../graph/cut-past.ts';
import { withExactRows } from '../graph/exact-rows.ts';
import { withFloatEnds } from '../graph/float-ends.ts';
import { withFloatWeights } from '../graph/float-weights.ts';
import { Model } from '../graph/main-graph.ts';
import { splitDecoder } from '../graph/split-decoder.ts';
import { splitOutput } from '../graph/split-output.ts';
import { type TokenMasks, tokenReader } from '../graph/token-reader.ts';
import { withTurnedKeys } from '../graph/turned-keys.ts';
import { withWeightedFrames } from '../graph/weighted-frames.ts';
import { OutputLayer } from '../kernels/output-layer.ts';
import { createSession, type Optimises, type Session, type SessionPlan } from './onnx-runtime.ts';
import { weightsApart } from './weights-apart.ts';

/** The sessions of a decoder, compiled from one file. */
export interface DecoderSessions {
  /** Computes the keys and values over the audio; null where the graph could not be split, and does so in its first step. */
  audio: Session | null;
  step: Session;
  /** Takes the last hidden state that `step` gives to scores; null or left out where `step` gives scores. */
  output?: OutputLayer | null;
  /** Cuts the past on the GPU; left out where that is done in this thread. */
  cut?: Session | null;
  /** Reads the scores on the GPU; left out where they come into this thread. */
  reader?: Session | null;
}

/** Compiles an encoder. Throws `model-broken`, `out-of-memory` or `backend-unsupported`. `onDevice` names outputs that stay on a GPU. */
export async function compileEncoder(
  { onnx, data }: Graph,
  provider: Provider,
  onDevice: readonly string[] = [],
): Promise<Session> {
  return compilePart(Model.of(new Uint8Array(onnx)), data, provider, onDevice);
}

/** Compiles an edited model, or one of the graphs that a file was split into. As `compileEncoder`. */
export const compilePart = (
  model: Model,
  data: Graph['data'],
  provider: Provider,
  onDevice: readonly string[] = [],
): Promise<Session> => compile(model, { provider, data, stays: provider === 'webgpu' ? onDevice : [] });

export interface DecoderPlan {
  /** Which tokens may not follow: a GPU that has them reads the logits itself, by a graph of its own. */
  masks?: TokenMasks;
  /** It takes weights of frames, where its graph can be edited so. */
  weighsFrames?: boolean;
  /** The processor gives the attention to the audio, too, whether the file has it as an output or not. */
  givesAttentions?: boolean;
}

/** Compiles a decoder. The key-value cache stays where it is computed. Throws as `compileEncoder`. */
export async function compileDecoder(
  { onnx, data }: Graph,
  provider: Provider,
  { masks, weighsFrames = false, givesAttentions = false }: DecoderPlan = {},
): Promise<DecoderSessions> {
  const given = Model.of(new Uint8Array(onnx));
  const file = (weighsFrames ? edited(() => withWeightedFrames(given)) : null) ?? given;
  const whole = edited(() => splitDecoder(file));
  // On the processor a step is bound by the memory that it reads.
  const parts = (whole && provider === 'wasm' ? edited(() => withTurnedKeys(whole)) : null) ?? whole;
  const split = parts && provider === 'wasm' ? edited(() => splitOutput(parts.step)) : null;
  const output = split && OutputLayer.of(split.weights);
  const bare = output ? split.step : (parts?.step ?? Model.of(edited(() => withExactRows(file.bytes))));
  const isAttentive = givesAttentions && parts !== null && provider === 'wasm';
  const step = (isAttentive ? edited(() => withAudioAttentions(bare)) : null) ?? bare;
  const isOnGpu = parts !== null && provider === 'webgpu';
  const reading = isOnGpu && masks ? edited(() => tokenReader(step.bytes, masks)) : null;
  const stays = (name: string) => name.startsWith('present.') || (reading !== null && name === 'logits');
  const compilePass = (model: Model, optimises: Optimises = 'all') =>
    compile(model, {
      provider,
      data,
      stays: parts || provider === 'webgpu' ? [...model.graph.outputs.keys()].filter(stays) : [],
      optimises,
    });
  const audio = parts && (await compilePass(parts.audio));
  const cutting = isOnGpu ? edited(() => cutPast(step.bytes)) : null;
  return {
    audio,
    // On the processor a decoder step is bound by memory bandwidth: full optimisation of the graph makes it no faster.
    step: await compilePass(step, parts && provider === 'wasm' ? 'basic' : 'all'),
    output,
    cut: cutting && (await compilePass(Model.of(cutting))),
    reader: reading && (await compilePass(Model.of(reading))),
  };
}

function compile(model: Model, plan: SessionPlan & Pick<Required<SessionPlan>, 'data'>): Promise<Session> {
  const { graph, weights } = edited(() =>
    weightsApart(withFloatEnds(plan.provider === 'webgpu' ? Model.of(withFloatWeights(model.bytes)) : model)),
  );
  return createSession(graph, { ...plan, data: [...plan.data, ...weights] });
}

/** The result of `edit`. Throws `model-broken` when the bytes are no valid graph. */
export function edited<Result>(edit: () => Result): Result {
  try {
    return edit();
  } catch (cause) {
    throw new AppError('model-broken', String(cause), { cause });
  }
}
