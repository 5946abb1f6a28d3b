/** From features to what the decoder listens to. */

import { AppError } from '../../core/errors.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { EncoderOutput } from '../decoding/merged-decoder.ts';
import type { LogMelPlan } from '../features/log-mel.ts';
import { type Session, tensor } from '../runtime/onnx-runtime.ts';

export interface WhisperEncoder {
  /**
   * Encodes log-mel features [bands, 3000], of which the first `frames`, 10 ms each, have sound. A position of what is heard is 20 ms, and
   * there are at least as many for themselves as have sound. The tensor is the caller's.
   */
  encode(mel: Float32Array<ArrayBuffer>, frames: number): Promise<EncoderOutput>;
  /** Encodes the whole window, for when less than that is not to be trusted. Null where `encode` does no less. */
  encodeWhole: ((mel: Float32Array<ArrayBuffer>) => Promise<EncoderOutput>) | null;
  dispose(): Promise<void>;
}

const input = 'input_features';
const output = 'last_hidden_state';

/** The graph as it is exported: always all 30 s. */
export class FullEncoder implements WhisperEncoder {
  readonly encodeWhole = null;
  readonly #session: Session;
  readonly #meter: Meter;
  readonly #dims: readonly [number, number, number];

  /** Throws `model-broken` when the graph is none of this layout, or wants other features. */
  constructor(session: Session, { bands, frames }: LogMelPlan, meter: Meter) {
    this.#session = session;
    this.#meter = meter;
    this.#dims = [1, bands, frames];
    check(session, this.#dims);
  }

  async encode(mel: Float32Array<ArrayBuffer>): Promise<EncoderOutput> {
    const started = performance.now();
    const features = tensor('float32', mel, this.#dims);
    // Exports for word times give the attentions as well: megabytes that nobody asks for.
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
