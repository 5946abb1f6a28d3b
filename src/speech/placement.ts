/** The graphs of a model compiled for where they are to run: the edits that each place wants are made here, when a file is loaded. */

import { AppError } from '../core/errors.ts';
import type { Graph, Provider } from '../protocol/engine.ts';
import { withExactRows } from './graph/exact-rows.ts';
import { withFloatWeights } from './graph/float-weights.ts';
import { splitDecoder } from './graph/split-decoder.ts';
import type { DecoderSessions } from './merged-decoder.ts';
import { createSession, type Session } from './runtime.ts';

/** Throws `model-broken`, `out-of-memory` or `backend-unsupported`. */
export async function compileEncoder({ onnx, data }: Graph, provider: Provider): Promise<Session> {
  return createSession(forProvider(new Uint8Array(onnx), provider), { provider, data });
}

/** As `compileEncoder`. */
export async function compileDecoder({ onnx, data }: Graph, provider: Provider): Promise<DecoderSessions> {
  const file = new Uint8Array(onnx);
  const parts = edited(() => splitDecoder(file));
  const step = parts?.step ?? edited(() => withExactRows(file));
  const audio = parts && (await createSession(forProvider(parts.audio, provider), { provider, data }));
  // Where the processor works, a decoder's steps wait for memory: they are no faster for what is optimised beyond that.
  const plan = { provider, data, isBasic: parts !== null && provider === 'wasm' };
  return { audio, step: await createSession(forProvider(step, provider), plan) };
}

const forProvider = (file: Uint8Array<ArrayBuffer>, provider: Provider): Uint8Array<ArrayBuffer> =>
  provider === 'webgpu' ? edited(() => withFloatWeights(file)) : file;

/** Throws `model-broken` when the bytes are no graph. */
function edited<Result>(edit: () => Result): Result {
  try {
    return edit();
  } catch (cause) {
    throw new AppError('model-broken', String(cause), { cause });
  }
}
