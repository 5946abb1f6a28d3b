/** Whisper's encoder, from features to the output that the decoder attends to. */

import { AppError } from '../../../core/errors.ts';
import type { Meter } from '../../../protocol/metrics.ts';
import type { EncoderOutput } from '../../decoding/merged-decoder.ts';
import type { LogMelPlan } from '../../features/log-mel.ts';
import { type Session, tensor } from '../../runtime/onnx-runtime.ts';

export interface WhisperEncoder {
  /**
   * Encodes log-mel features [bands, 3000], of which the first `frames`, 10 ms each, have sound. A position of what is heard is 20 ms, and
   * there are at least as many for themselves as have sound. The tensor is the caller's.
   */
  encode(mel: Float32Array<ArrayBuffer>, frames: number): Promise<EncoderOutput>;
  /** Whether `encode` leaves out the silence behind so many frames. */
  isShort(frames: number): boolean;
  /** Encodes the whole window, where a shortened encoding is not accurate enough. Null where `encode` always does so. */
  encodeWhole: ((mel: Float32Array<ArrayBuffer>) => Promise<EncoderOutput>) | null;
  dispose(): Promise<void>;
}

export const input = 'input_features';
export const output = 'last_hidden_state';

/** The graph as exported: it always encodes the whole window of 30 s. */
export class FullEncoder implements WhisperEncoder {
  readonly encodeWhole = null;
  readonly #session: Session;
  readonly #meter: Meter;
  readonly #dims: readonly [number, number, number];

  /** Throws `model-broken` when the graph has another layout, or takes features of another shape. */
  constructor(session: Session, { bands, frames }: LogMelPlan, meter: Meter) {
    this.#session = session;
    this.#meter = meter;
    this.#dims = [1, bands, frames];
    check(session, this.#dims);
  }

  isShort(): boolean {
    return false;
  }

  async encode(mel: Float32Array<ArrayBuffer>): Promise<EncoderOutput> {
    const started = performance.now();
    const features = tensor('float32', mel, this.#dims);
    // Exports for word times also have attentions as outputs: megabytes that are not needed.
    const outputs = await this.#session.run({ [input]: features }, [output]);
    features.dispose();
    this.#meter.record('encode', performance.now() - started);
    return { hidden: outputs[output]! };
  }

  async dispose(): Promise<void> {
    await this.#session.release();
  }
}

function check(session: Session, [, bands, frames]: readonly [number, number, number]): void {
  const given = session.inputs.find(({ name }) => name === input);
  const missing = given ? [] : [input];
  if (!session.outputs.some(({ name }) => name === output)) missing.push(output);
  if (missing.length > 0) {
    throw new AppError('model-broken', `the encoder graph has no ${missing.join(', ')}`, { details: missing });
  }
  const shape = given?.isTensor ? given.shape : [];
  if (shape[1] !== bands || shape[2] !== frames) {
    throw new AppError('model-broken', `the encoder wants features of [${shape}], not [1, ${bands}, ${frames}]`, {
      details: [input],
    });
  }
}
