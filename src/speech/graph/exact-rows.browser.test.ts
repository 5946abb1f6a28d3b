/** The edited graph in the runtime: the products of the unpacked weights, whatever is computed beside them. */

import { beforeAll, expect, test } from 'vitest';
import { floats } from '../runtime/floats.ts';
import { createSession, type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { quantisedModel, weightScales, weights, weightZeros } from '../testing/quantised-model.ts';
import { startRuntime } from '../testing/runtime-files.ts';
import { withExactRows } from './exact-rows.ts';

let packed: Session;
let exact: Session;

beforeAll(async () => {
  await startRuntime();
  packed = await createSession(quantisedModel());
  exact = await createSession(withExactRows(quantisedModel()));
});

const row = [0.3, 0.11, 0.07, 0.2];
/** Beside it, one factor for both makes the small row coarse. */
const loudRow = [300, 10, 70, 20];

async function products(session: Session, choice: boolean, ...rows: number[][]) {
  const { inside, outside } = await session.run({
    rows: tensor('float32', Float32Array.from(rows.flat()), [rows.length, 4]),
    choice: tensor('bool', Uint8Array.of(choice ? 1 : 0), []),
  });
  const rowsOf = (values: Tensor) => rows.map((_, i) => [...floats(values)].slice(3 * i, 3 * i + 3));
  return { inside: rowsOf(inside!), outside: rowsOf(outside!) };
}

const expected = weightScales.map((scale, column) =>
  row.reduce((sum, factor, at) => sum + factor * scale * (weights[3 * at + column]! - weightZeros[column]!), 0),
);

test.each([true, false])('a row is multiplied exactly, column by column (%s)', async (choice) => {
  const { inside } = await products(exact, choice, row);
  for (const [column, value] of inside[0]!.entries()) expect(value).toBeCloseTo(expected[column]!, 4);
});

test.each([true, false])('it is the same beside another row, where the packed product is not (%s)', async (choice) => {
  const alone = await products(exact, choice, row);
  const beside = await products(exact, choice, row, loudRow);
  expect(beside.inside[0]).toEqual(alone.inside[0]);
  const packedBeside = await products(packed, choice, row, loudRow);
  expect(packedBeside.inside[0]).not.toEqual((await products(packed, choice, row)).inside[0]);
});

test.each([true, false])('over what comes from outside nothing has changed (%s)', async (choice) => {
  const before = await products(packed, choice, row, loudRow);
  const after = await products(exact, choice, row, loudRow);
  expect(after.outside).toEqual(before.outside);
});
