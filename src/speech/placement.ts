/** The graphs of a model compiled for where they are to run: the edits that each place wants are made here, when a file is loaded. */

import { AppError } from '../core/errors.ts';
import type { Graph, Provider } from '../protocol/engine.ts';
import { withExactRows } from './graph/exact-rows.ts';
import { withFloatWeights } from './graph/float-weights.ts';
import { splitDecoder } from './graph/split-decoder.ts';
import type { DecoderSessions } from './merged-decoder.ts';
import { createSession, type Session } from './runtime.ts';

/** Throws `model-broken`, `out-of-memory` or `backend-unsupported`. */
export function compileEncoder({ onnx, data }: Graph, provider: Provider): Promise<Session> {
  const file = new Uint8Array(onnx);
  const bytes = provider === 'webgpu' ? edited('encoder', () => withFloatWeights(file)) : file;
  return createSession(bytes, { provider, data });
}

/** As `compileEncoder`. */
export async function compileDecoder({ onnx, data }: Graph, provider: Provider): Promise<DecoderSessions> {
  const isFloat = provider === 'webgpu';
  const file = new Uint8Array(onnx);
  const parts = edited('decoder', () => splitDecoder(file, { isFloat }));
  if (!parts) {
    const whole = edited('decoder', () => (isFloat ? withFloatWeights(file) : withExactRows(file)));
    return { audio: null, step: await createSession(whole, { provider, data }) };
  }
  const audio = await createSession(parts.audio, { provider, data });
  return { audio, step: await createSession(parts.step, { provider, data, isBasic: !isFloat }) };
}

/** Throws `model-broken` when the bytes are no graph. */
function edited<Result>(what: string, edit: () => Result): Result {
  try {
    return edit();
  } catch (cause) {
    throw new AppError('model-broken', `${what}: ${cause}`, { cause });
  }
}
