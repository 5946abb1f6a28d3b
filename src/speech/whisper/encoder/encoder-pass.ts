/** One pass of Whisper's encoder, of as many frames as are spoken. */

import type { Tensor } from '../../runtime/onnx-runtime.ts';
import type { FrameTensor, SilentTail } from './silence.ts';

export interface Heard {
  /** [1, frames + those of the tail, width]; the tensor is the caller's. */
  hidden: Tensor;
  /** Keys and values of each layer, without those of the tail; empty where they are not asked for. */
  context: readonly FrameTensor[];
}

export interface EncoderPass {
  /** Of its features. */
  readonly bands: number;
  /**
   * From features [bands, 2 · frames + 2], of which the last two are only seen by their neighbours. `weights` are added to the scores of each
   * frame and of each of the tail.
   */
  run(
    features: Float32Array<ArrayBuffer>,
    tail: SilentTail | null,
    weights: Float32Array<ArrayBuffer>,
    withContext: boolean,
  ): Promise<Heard>;
  release(): Promise<void>;
}
