/**
 * Compiles graphs for the processor that were made when the app was built: the edits that others get when they are loaded are in them, and
 * most of what the runtime does to a graph before it runs.
 */

import type { BuiltGraph, BuiltGraphs } from '../../protocol/model.ts';
import { OutputLayer } from '../kernels/output-layer.ts';
import { type DecoderSessions, edited } from './compile-graphs.ts';
import { createSession, type Optimises, type Session } from './onnx-runtime.ts';
import { unpackedFloats, unpackedWeights } from './packed-floats.ts';
import { ownWeights } from './weights-apart.ts';

/** `file` is the one that the graph was made of. Throws as `compileEncoder`. */
export async function compileBuilt(
  { onnx, stays, packed }: BuiltGraph,
  file: ArrayBuffer,
  optimises: Optimises = 'disabled',
): Promise<Session> {
  const data = [
    { path: ownWeights, bytes: file },
    { path: unpackedWeights, bytes: edited(() => unpackedFloats(packed, file)) },
  ];
  return createSession(onnx, { data, stays, optimises });
}

/** Throws as `compileDecoder`. */
export async function compileBuiltDecoder(
  { audio, step, output }: BuiltGraphs['decoder'],
  file: ArrayBuffer,
): Promise<DecoderSessions> {
  const bytes = edited(() => new Uint8Array(file, output.offset, output.tokens * output.width));
  return {
    audio: await compileBuilt(audio, file),
    // What is left to be done is to unpack its weights.
    step: await compileBuilt(step, file, 'basic'),
    output: OutputLayer.of({ ...output, bytes }),
  };
}
