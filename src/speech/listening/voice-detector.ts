/**
 * Silero VAD v6 (MIT): the probability that a frame of 32 ms is speech. The graph expects the 64 samples before the frame as context;
 * without them it misses onsets.
 */

import type { Meter } from '../../protocol/metrics.ts';
import { floats } from '../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { frameSamples } from './segmenter.ts';

const contextSamples = 64;
const silentState = (): Tensor => tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);

/** A detector has the state of one stream; several detectors may share a session. */
export class VoiceDetector {
  readonly #session: Session;
  readonly #meter: Meter;
  readonly #input = new Float32Array(contextSamples + frameSamples);
  readonly #rate = tensor('int64', BigInt64Array.of(16_000n), []);
  #state = silentState();

  constructor(session: Session, meter: Meter) {
    this.#session = session;
    this.#meter = meter;
  }

  /**
   * The probability of speech, 0 to 1, in the next 512 samples at 16 kHz; frames must be consecutive. Rejects with `model-unsupported` when
   * the graph gives no floats.
   */
  async next(frame: Float32Array): Promise<number> {
    const started = performance.now();
    this.#input.copyWithin(0, frameSamples);
    this.#input.set(frame, contextSamples);
    const { output, stateN } = await this.#session.run({
      input: tensor('float32', this.#input, [1, this.#input.length]),
      state: this.#state,
      sr: this.#rate,
    });
    this.#state = stateN!;
    this.#meter.record('vad', performance.now() - started);
    return floats(output)[0]!;
  }
}
