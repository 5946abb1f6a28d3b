import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import assembler from 'wabt';
import { seeded } from '../../core/random.ts';
import type { ByteProduct } from '../graph/encoder/encoder-weights.ts';
import { greatestInteger, greatestSum } from './sizes.ts';
import { columnsTogether, MemoryPlan, rowsTogether } from './transformer.ts';
import { transformerModule } from './transformer-module.ts';

const random = seeded(5);
const numbers = (count: number, size = 1) => Float32Array.from({ length: count }, () => size * (2 * random() - 1));
const rowsOf = (values: Float32Array, width: number) =>
  Array.from({ length: values.length / width }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);
/** The greatest difference, as a share of the greatest value. */
const difference = (found: readonly number[], expected: readonly number[]) =>
  Math.max(...found.map((value, at) => Math.abs(value - expected[at]!))) / Math.max(...expected.map(Math.abs));

/** Rows of floats, rounded, times the bytes of a product; on top of what was there before. */
function multiplied(
  product: ByteProduct,
  given: Float32Array,
  { isConvolution = false, before }: { isConvolution?: boolean; before?: Float32Array | undefined } = {},
): Float32Array {
  const { inputs, outputs } = product;
  const rows = given.length / inputs;
  const plan = new MemoryPlan();
  const placed = plan.placeProduct(product, isConvolution);
  const from = plan.place(given);
  const to = plan.place(before ?? new Float32Array(rows * outputs));
  const integers = plan.reserve(2 * rows * inputs);
  const scales = plan.reserveFloats(rows);
  const scratch = plan.reserve(2 * columnsTogether * inputs);
  const memory = plan.memory(false);
  const { quantise, multiplyBytes } = memory.kernels;
  const into = [scales, placed.scales, placed.bias, to, 4 * outputs, before ? 1 : 0] as const;
  quantise(from, rows, 4 * inputs, inputs, placed.greatest, rowsTogether, integers, scales);
  multiplyBytes(integers, rows, inputs / 2, placed.bytes, outputs, placed.zero, scratch, ...into);
  return memory.floats(to, rows * outputs).slice();
}

test('the module is what its text says', async () => {
  const text = readFileSync(new URL('transformer.wat', import.meta.url), 'utf8');
  const { buffer } = (await assembler()).parseWat('transformer.wat', text).toBinary({});
  expect(Buffer.from(transformerModule, 'base64').equals(buffer)).toBe(true);
});

describe.each([
  ['unsigned', 121],
  ['unsigned', 255],
  ['signed', -3],
])('a product with %s bytes around %i', (kind, zero) => {
  const [inputs, outputs, rows] = [48, 24, 12];
  const raw = Uint8Array.from({ length: inputs * outputs }, () => Math.floor(256 * random()));
  const bytes = kind === 'signed' ? new Int8Array(raw.buffer) : raw;
  const product: ByteProduct = { bytes, inputs, outputs, stride: 1, scale: 0.01, zero, bias: numbers(outputs) };

  /** The product as it is defined. */
  const exact = (row: readonly number[], weight: (input: number, output: number) => number) =>
    Array.from({ length: outputs }, (_, output) => {
      const sum = row.reduce((all, value, input) => all + value * (weight(input, output) - zero), 0);
      return product.scale * sum + product.bias![output]!;
    });

  const found = (given: Float32Array, isConvolution: boolean, before?: Float32Array): number[][] =>
    rowsOf(multiplied(product, given, { isConvolution, before }), outputs);

  test('is that of floats, by row', () => {
    // Rows of different loudness: each is rounded alone.
    const given = numbers(rows * inputs).map((value, at) => value * 10 ** (Math.floor(at / inputs) % 5));
    for (const [row, values] of found(given, false).entries()) {
      const expected = exact(rowsOf(given, inputs)[row]!, (input, output) => bytes[input * outputs + output]!);
      expect(difference(values, expected)).toBeLessThan(1e-3);
    }
  });

  test('of a convolution has its inputs by frame', () => {
    const given = numbers(rows * inputs);
    const channels = inputs / 3;
    const weight = (input: number, output: number) =>
      bytes[(output * channels + (input % channels)) * 3 + Math.floor(input / channels)]!;
    const [first] = found(given, true);
    expect(difference(first!, exact(rowsOf(given, inputs)[0]!, weight))).toBeLessThan(1e-3);
  });

  test('is added to what is there', () => {
    const [given, before] = [numbers(rows * inputs), numbers(rows * outputs, 100)];
    const [plain, added] = [found(given, false), found(given, false, before)];
    for (const [row, values] of added.entries()) {
      expect(
        difference(
          values,
          plain[row]!.map((value, at) => value + before[row * outputs + at]!),
        ),
      ).toBeLessThan(1e-6);
    }
  });
});

test.each([0, 121, 255])('the largest sums of bytes around %i fit', (zero) => {
  const [inputs, outputs] = [5120, 8];
  const far = zero > 127 ? 0 : 255;
  const bytes = new Uint8Array(inputs * outputs).fill(far);
  const product = { bytes, inputs, outputs, stride: 1, scale: 1, zero, bias: null };
  const found = multiplied(product, new Float32Array(rowsTogether * inputs).fill(1));
  const expected = inputs * (far - zero);
  for (const value of found) expect(value / expected).toBeCloseTo(1, 4);
});

function quantised(values: Float32Array): { integers: number[]; scales: number[] } {
  const plan = new MemoryPlan();
  const [from, to, scales] = [plan.place(values), plan.reserve(2 * values.length), plan.reserveFloats(rowsTogether)];
  const memory = plan.memory(false);
  const width = values.length / rowsTogether;
  memory.kernels.quantise(from, rowsTogether, 4 * width, width, greatestInteger, rowsTogether, to, scales);
  const integers = new Int16Array(memory.shared.memory.buffer, to, values.length);
  return { integers: [...integers], scales: [...memory.floats(scales, rowsTogether)] };
}

test('rows of zeros are rounded to such', () => {
  const { integers, scales } = quantised(new Float32Array(32));
  expect(scales).toEqual([0, 0, 0, 0]);
  expect(integers.every((value) => value === 0)).toBe(true);
});

test('what is no number stays none, in its row', () => {
  const values = numbers(32);
  values[9] = Number.NaN;
  expect(quantised(values).scales.map(Number.isNaN)).toEqual([false, true, false, false]);
});

test('rows are normalised', () => {
  const plan = new MemoryPlan();
  const [width, rows] = [32, 3];
  const [values, gains, biases] = [numbers(rows * width, 7), numbers(width), numbers(width)];
  const to = plan.reserveFloats(rows * width);
  const at = [values, gains, biases].map((each) => plan.place(each)) as [number, number, number];
  const memory = plan.memory(false);
  memory.kernels.normalise(at[0], rows, width, at[1], at[2], 1e-5, to);
  for (const [row, found] of rowsOf(memory.floats(to, rows * width), width).entries()) {
    const given = rowsOf(values, width)[row]!;
    const mean = given.reduce((sum, value) => sum + value, 0) / width;
    const variance = given.reduce((sum, value) => sum + (value - mean) ** 2, 0) / width;
    const expected = given.map((value, i) => ((value - mean) / Math.sqrt(variance + 1e-5)) * gains[i]! + biases[i]!);
    expect(difference(found, expected)).toBeLessThan(1e-5);
  }
});

test('the activation is that of its definition', () => {
  const plan = new MemoryPlan();
  // Values of Φ(x) from tables (Abramowitz and Stegun, table 26.1).
  const known = [
    [0, 0.5],
    [0.5, 0.6914624613],
    [1, 0.8413447461],
    [2, 0.9772498681],
    [3, 0.998650102],
  ] as const;
  const given = known.flatMap(([x]) => [x, -x]);
  const expected = known.flatMap(([x, share]) => [x * share, -x * (1 - share)]);
  const at = plan.place(Float32Array.from([...given, 40, -40]));
  const memory = plan.memory(false);
  memory.kernels.gelu(at, 12);
  const found = [...memory.floats(at, 12)];
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 5);
  expect(found[10]).toBe(40);
  expect(found[11]).toBeCloseTo(0);
});

test.each([
  ['even', 0.01],
  ['usual', 4],
  ['sharp', 200],
])('likelihoods of %s scores make up one', (_, size) => {
  const plan = new MemoryPlan();
  const [rows, width] = [8, 1504];
  const whole = Math.floor((0.98 * greatestSum) / 4095);
  const scores = numbers(rows * width, size);
  const at = plan.place(scores);
  const [to, scales] = [plan.reserve(2 * rows * width), plan.reserveFloats(rows)];
  const memory = plan.memory(false);
  memory.kernels.likelihoods(at, rows, width, whole, to, scales);
  const integers = new Int16Array(memory.shared.memory.buffer, to, rows * width);
  for (const [row, given] of rowsOf(scores, width).entries()) {
    const most = Math.max(...given);
    const powers = given.map((score) => Math.exp(score - most));
    const total = powers.reduce((sum, power) => sum + power, 0);
    const found = given.map((_, key) => {
      const group = Math.floor(row / rowsTogether) * rowsTogether * width;
      return integers[group + (key >> 1) * 2 * rowsTogether + (row % rowsTogether) * 2 + (key & 1)]!;
    });
    const sum = found.reduce((all, each) => all + each, 0);
    expect(sum).toBeLessThanOrEqual(whole + width / 2);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
    const factor = memory.floats(scales, rows)[row]!;
    expect(factor * sum).toBeCloseTo(1, 5);
    const expected = powers.map((power) => power / total);
    expect(
      difference(
        found.map((each) => factor * each),
        expected,
      ),
    ).toBeLessThan(2e-3);
  }
});
