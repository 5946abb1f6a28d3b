/** The graphs of a model compiled for where they are to run: the edits that each place wants are made here, when a file is loaded. */

import { AppError } from '../../core/errors.ts';
import type { Graph } from '../../protocol/model.ts';
import type { Provider } from '../../protocol/runtime.ts';
import { withExactRows } from '../graph/exact-rows.ts';
import { withFloatEnds } from '../graph/float-ends.ts';
import { withFloatWeights } from '../graph/float-weights.ts';
import { mainGraph } from '../graph/onnx.ts';
import { splitDecoder } from '../graph/split-decoder.ts';
import { withTokenOutput } from '../graph/token-output.ts';
import { createSession, type Session } from './onnx-runtime.ts';
/** The sessions of a decoder, compiled from one file. */
export interface DecoderSessions {
  /** The audio side alone; null where the graph could not be taken apart, and does it in its first step. */
  audio: Session | null;
  step: Session;
}

/** Throws `model-broken`, `out-of-memory` or `backend-unsupported`. */
export async function compileEncoder({ onnx, data }: Graph, provider: Provider): Promise<Session> {
  return createSession(forProvider(new Uint8Array(onnx), provider), { provider, data });
}

/** As `compileEncoder`. On a GPU the past stays there, and where it is told which tokens are never said, so do the scores. */
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
  // Where the processor works, a decoder's steps wait for memory: they are no faster for what is optimised beyond that.
  const readsTokens = parts !== null && provider === 'webgpu' && suppressed !== null;
  const read = readsTokens ? edited(() => withTokenOutput(step, suppressed)) : null;
  return { audio, step: await compile(read ?? step, parts !== null && provider === 'wasm') };
}

const cacheOutputs = (graph: Uint8Array): string[] =>
  [...mainGraph(graph).outputs.keys()].filter((name) => name.startsWith('present.'));

const forProvider = (file: Uint8Array<ArrayBuffer>, provider: Provider): Uint8Array<ArrayBuffer> =>
  edited(() => withFloatEnds(provider === 'webgpu' ? withFloatWeights(file) : file));

/** What `edit` makes of a graph. Throws `model-broken` when its bytes are none. */
export function edited<Result>(edit: () => Result): Result {
  try {
    return edit();
  } catch (cause) {
    throw new AppError('model-broken', String(cause), { cause });
  }
}
