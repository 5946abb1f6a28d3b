/**
 * The encoding of silence by a Whisper encoder: keys and values of its frames in each layer, and its output. Neighbouring frames of silence
 * are nearly equal, so groups of them are represented by their mean, with the weight of the group.
 */

/** Frames of 20 ms in a group. On 86 recordings 8 to 32 give the words of the full encoder; 100 lose one. */
export const groupFrames = 20;

/** A tensor, and the axis that counts frames. */
export interface FrameTensor {
  data: Float32Array;
  dims: readonly number[];
  frameAxis: number;
}

/** The encoding of silence from some frame to the end of the window, in groups. */
export interface SilentTail {
  /** Keys and values of each layer, in the order of the graph's outputs. */
  context: readonly FrameTensor[];
  /** [1, groups, width]. */
  hidden: FrameTensor;
  /** The logarithm of the number of frames in each group, added to its attention scores. */
  weights: Float32Array;
}

/** The encoding of a whole window of silence, in groups. */
export class Silence {
  readonly #context: readonly FrameTensor[];
  readonly #hidden: FrameTensor;
  readonly #groups: number;

  /** `context` and `hidden` are of a pass over `frames` frames, a multiple of the group's size. */
  constructor(context: readonly FrameTensor[], hidden: FrameTensor, frames: number) {
    if (frames % groupFrames !== 0) throw new RangeError(`${frames} frames are no whole groups`);
    this.#context = context.map(inGroups);
    this.#hidden = inGroups(hidden);
    this.#groups = frames / groupFrames;
  }

  /** The part behind the first `frames`, a multiple of the group's size. */
  behind(frames: number): SilentTail {
    const first = frames / groupFrames;
    const behind = (tensor: FrameTensor) => framesFrom(tensor, first);
    return {
      context: this.#context.map(behind),
      hidden: behind(this.#hidden),
      weights: new Float32Array(this.#groups - first).fill(Math.log(groupFrames)),
    };
  }
}

/** `frames` rounded up to whole groups. */
export const wholeGroups = (frames: number): number => Math.ceil(frames / groupFrames) * groupFrames;

/** The memory layout of a tensor: blocks of frames, each with `size` elements. */
function layout({ dims, frameAxis }: FrameTensor): { blocks: number; frames: number; size: number } {
  const product = (of: readonly number[]) => of.reduce((sum, dim) => sum * dim, 1);
  return {
    blocks: product(dims.slice(0, frameAxis)),
    frames: dims[frameAxis]!,
    size: product(dims.slice(frameAxis + 1)),
  };
}

function inGroups(tensor: FrameTensor): FrameTensor {
  const { blocks, frames, size } = layout(tensor);
  const groups = frames / groupFrames;
  const data = new Float32Array(blocks * groups * size);
  for (let block = 0; block < blocks; block++) {
    for (let frame = 0; frame < frames; frame++) {
      const from = (block * frames + frame) * size;
      const to = (block * groups + Math.floor(frame / groupFrames)) * size;
      for (let i = 0; i < size; i++) data[to + i]! += tensor.data[from + i]!;
    }
  }
  for (let i = 0; i < data.length; i++) data[i]! /= groupFrames;
  return { ...tensor, data, dims: tensor.dims.with(tensor.frameAxis, groups) };
}

function framesFrom(tensor: FrameTensor, first: number): FrameTensor {
  const { blocks, frames, size } = layout(tensor);
  const left = frames - first;
  const data = new Float32Array(blocks * left * size);
  for (let block = 0; block < blocks; block++) {
    const from = (block * frames + first) * size;
    data.set(tensor.data.subarray(from, from + left * size), block * left * size);
  }
  return { ...tensor, data, dims: tensor.dims.with(tensor.frameAxis, left) };
}
