/** One pass of Whisper's encoder, of as many frames as are spoken. */

import type { Tensor } from '../../runtime/onnx-runtime.ts';
import type { FrameTensor, SilentTail } from './silence.ts';

export interface Given {
  /** [bands, 2 · frames + 2], of which the last two are only seen by their neighbours. */
  features: Float32Array<ArrayBuffer>;
  /** The silence behind them. */
  tail?: SilentTail;
  /** What is added to the scores of each frame, and of each of the tail. */
  weights: Float32Array<ArrayBuffer>;
  /** Whether keys and values are told. */
  withContext?: boolean;
}

export interface Heard {
  /** [1, frames + those of the tail, width]; the tensor is the caller's. */
  hidden: Tensor;
  /** Keys and values of each layer, without those of the tail; empty where they are not asked for. */
  context: readonly FrameTensor[];
}

export interface EncoderPass {
  /** Of its features. */
  readonly bands: number;
  run(given: Given): Promise<Heard>;
  release(): Promise<void>;
}
