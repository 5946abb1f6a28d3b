import { expect, test } from 'vitest';
import { type FrameTensor, groupFrames, Silence, wholeGroups } from './silence.ts';

const frames = 3 * groupFrames;

/** [blocks, frames, size], whose numbers are the frame's, and a thousand more for each block. */
function counted(dims: number[], frameAxis: number): FrameTensor {
  const size = dims.slice(frameAxis + 1).reduce((product, dim) => product * dim, 1);
  const count = dims.reduce((product, dim) => product * dim, 1);
  const data = Float32Array.from({ length: count }, (_, i) => {
    const block = Math.floor(i / (size * frames));
    return 1000 * block + (Math.floor(i / size) % frames);
  });
  return { data, dims, frameAxis };
}

const silence = new Silence(
  [counted([1, 2, 3, frames], 3), counted([1, 2, frames, 3], 2)],
  counted([1, frames, 4], 1),
  frames,
);

/** The mean of the numbers of a group's frames. */
const meanOf = (group: number) => group * groupFrames + (groupFrames - 1) / 2;

test('a group is the mean of its frames and weighs as much as they', () => {
  const { hidden, weights } = silence.behind(0);
  expect(hidden.dims).toEqual([1, 3, 4]);
  expect([...hidden.data]).toEqual([0, 1, 2].flatMap((group) => Array.from({ length: 4 }, () => meanOf(group))));
  expect([...weights]).toEqual([0, 1, 2].map(() => Math.fround(Math.log(groupFrames))));
});

test('only what lies behind the speech is given, of keys and of values', () => {
  const { context, hidden, weights } = silence.behind(groupFrames);
  const [keys, values] = context as [FrameTensor, FrameTensor];
  expect(keys.dims).toEqual([1, 2, 3, 2]);
  expect([...keys.data.subarray(0, 4)]).toEqual([meanOf(1), meanOf(2), 1000 + meanOf(1), 1000 + meanOf(2)]);
  expect(values.dims).toEqual([1, 2, 2, 3]);
  expect([...values.data].slice(3, 9)).toEqual([
    ...[0, 0, 0].map(() => meanOf(2)),
    ...[0, 0, 0].map(() => 1000 + meanOf(1)),
  ]);
  expect(hidden.dims).toEqual([1, 2, 4]);
  expect(weights).toHaveLength(2);
});

test('behind the whole window is nothing', () => {
  expect(silence.behind(frames).weights).toHaveLength(0);
});

test('a window that is no whole groups is refused', () => {
  expect(() => new Silence([], counted([1, frames, 4], 1), frames + 1)).toThrow(RangeError);
});

test('frames are rounded up to groups', () => {
  expect([1, groupFrames, groupFrames + 1].map(wholeGroups)).toEqual([groupFrames, groupFrames, 2 * groupFrames]);
});
