/** Compiles a model's graphs for a backend, with the edits that the backend needs. */

import { AppError } from '../../core/errors.ts';
import type { Graph } from '../../protocol/model.ts';
import type { Provider } from '../../protocol/runtime.ts';
import { withExactRows } from '../graph/exact-rows.ts';
import { withFloatWeights } from '../graph/float-weights.ts';
import { mainGraph } from '../graph/onnx.ts';
import { splitDecoder } from '../graph/split-decoder.ts';
import { withTokenOutput } from '../graph/token-output.ts';
import { createSession, type Session } from './onnx-runtime.ts';
/** The sessions of a decoder, compiled from one file. */
export interface DecoderSessions {
  /** Computes the keys and values over the audio; null where the graph could not be split, and does so in its first step. */
  audio: Session | null;
  step: Session;
}

/** Compiles an encoder. Throws `model-broken`, `out-of-memory` or `backend-unsupported`. */
export async function compileEncoder({ onnx, data }: Graph, provider: Provider): Promise<Session> {
  return createSession(forProvider(new Uint8Array(onnx), provider), { provider, data });
}

/**
 * Compiles a decoder. On a GPU the key-value cache stays there; with `suppressed` tokens the logits do, too, because the likeliest token is
 * computed in the graph. Throws as `compileEncoder`.
 */
export async function compileDecoder(
  { onnx, data }: Graph,
  provider: Provider,
  suppressed: readonly number[] | null = null,
): Promise<DecoderSessions> {
  const file = new Uint8Array(onnx);
  const parts = edited(() => splitDecoder(file));
  const step = parts?.step ?? edited(() => withExactRows(file));
  const compile = (graph: Uint8Array<ArrayBuffer>, isBasic = false) =>
    createSession(forProvider(graph, provider), {
      provider,
      data,
      onDevice: provider === 'webgpu' ? cacheOutputs(graph) : [],
      isBasic,
    });
  const audio = parts && (await compile(parts.audio));
  // On the processor a decoder step is bound by memory bandwidth: full optimisation of the graph makes it no faster.
  const readsTokens = parts !== null && provider === 'webgpu' && suppressed !== null;
  const read = readsTokens ? edited(() => withTokenOutput(step, suppressed)) : null;
  return { audio, step: await compile(read ?? step, parts !== null && provider === 'wasm') };
}

const cacheOutputs = (graph: Uint8Array): string[] =>
  [...mainGraph(graph).outputs.keys()].filter((name) => name.startsWith('present.'));

const forProvider = (file: Uint8Array<ArrayBuffer>, provider: Provider): Uint8Array<ArrayBuffer> =>
  provider === 'webgpu' ? edited(() => withFloatWeights(file)) : file;

/** The result of `edit`. Throws `model-broken` when the bytes are no valid graph. */
export function edited<Result>(edit: () => Result): Result {
  try {
    return edit();
  } catch (cause) {
    throw new AppError('model-broken', String(cause), { cause });
  }
}
