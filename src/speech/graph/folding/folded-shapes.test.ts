/** A folded graph has fewer nodes and gives the same; what is not known stays. */

import { beforeAll, expect, test } from 'vitest';
import { floats } from '../../runtime/floats.ts';
import { createSession, tensor } from '../../runtime/onnx-runtime.ts';
import {
  type Bytes,
  elements,
  field,
  graph,
  integer,
  integers,
  littleEndian,
  modelBytes,
  nodeBytes,
  numberField,
  tensor as tensorBytes,
  value,
  waves,
  wholeNumbers,
} from '../../testing/quantised-model.ts';
import { startRuntime } from '../../testing/runtime-in-node.ts';
import { Model } from '../main-graph.ts';
import { foldedShapes } from './folded-shapes.ts';

beforeAll(() => startRuntime());

const scalar = (name: string, number: number): Bytes =>
  field(5, tensorBytes(name, [], elements.int64, [...new Uint8Array(BigInt64Array.of(BigInt(number)).buffer)]));

/** From rows [batch, length, 4] and past [batch, past, 4]. */
const model = (...parts: Bytes[]): Model =>
  Model.of(
    modelBytes(
      ...parts,
      field(2, 'shapes'),
      ...[0, 1, 2].map((number) => scalar(`${number}`, number)),
      wholeNumbers('[0]', [0]),
      wholeNumbers('[1]', [1]),
      wholeNumbers('[2]', [2]),
      wholeNumbers('[4]', [4]),
      value(11, 'rows', elements.float, ['batch', 'length', 4]),
      value(11, 'past', elements.float, ['batch', 'past', 4]),
      field(12, field(1, 'out')),
    ),
  );

const shape = (of: string): Bytes => nodeBytes('Shape', [of], [`${of}.shape`]);
/** A dimension of `of` as a row of one number, by nodes that nobody shares. */
const dimension = (of: string, axis: number, to: string): Bytes[] => [
  nodeBytes('Shape', [of], [`${to}.shape`]),
  nodeBytes('Gather', [`${to}.shape`, `${axis}`], [`${to}.number`], integer('axis', 0)),
  nodeBytes('Unsqueeze', [`${to}.number`, '[0]'], [to]),
];
const concat = (inputs: readonly string[], to: string): Bytes => nodeBytes('Concat', inputs, [to], integer('axis', 0));

const operators = (folded: Model) => folded.graph.nodes.map(({ operator }) => operator);

async function outputs({ bytes }: Model, length: number, past: number, batch = 1) {
  const session = await createSession(bytes);
  const rows = (count: number) =>
    tensor(
      'float32',
      Float32Array.from({ length: batch * count * 4 }, (_, at) => Math.sin(at + 1)),
      [batch, count, 4],
    );
  const feeds = { rows: rows(length), past: rows(past) };
  const taken = Object.fromEntries(session.inputs.map(({ name }) => [name, feeds[name as 'rows']]));
  const { out } = await session.run(taken);
  await session.release();
  return { dims: out!.dims, values: [...floats(out)] };
}

/** Says which operators are left, after both graphs have given the same. */
async function folding(whole: Model): Promise<string[]> {
  const folded = foldedShapes(whole);
  for (const [length, past, batch] of [
    [1, 0],
    [1, 5],
    [3, 2],
    [2, 7, 3],
  ] as const) {
    expect(await outputs(folded, length, past, batch)).toEqual(await outputs(whole, length, past, batch));
  }
  return operators(folded);
}

test('a reshaping takes dimensions as they are, and needs no shape', async () => {
  const heads = model(
    ...dimension('rows', 0, 'batch'),
    ...dimension('rows', 1, 'length'),
    concat(['batch', 'length', '[2]', '[2]'], 'heads'),
    nodeBytes('Reshape', ['rows', 'heads'], ['split']),
    nodeBytes('Transpose', ['split'], ['turned'], integers('perm', [0, 2, 1, 3])),
    nodeBytes('Transpose', ['turned'], ['back'], integers('perm', [0, 2, 1, 3])),
    ...dimension('split', 1, 'again'),
    concat(['batch', 'again', '[4]'], 'whole'),
    nodeBytes('Reshape', ['back', 'whole'], ['out']),
  );
  expect(await folding(heads)).toEqual(['Reshape', 'Transpose', 'Transpose', 'Reshape']);
});

test('a dimension at another place is computed as before: as a zero it would be another one', async () => {
  const swapped = model(
    ...dimension('rows', 1, 'length'),
    ...dimension('rows', 0, 'batch'),
    concat(['length', 'batch', '[4]'], 'target'),
    nodeBytes('Reshape', ['rows', 'target'], ['out']),
  );
  expect(await folding(swapped)).toEqual(['Shape', 'Gather', 'Unsqueeze', 'Gather', 'Unsqueeze', 'Concat', 'Reshape']);
});

test('the same size in several places is computed once', async () => {
  const joined = nodeBytes('Concat', ['past', 'rows'], ['all'], integer('axis', 1));
  const lengths = [
    ...dimension('past', 1, 'before'),
    ...dimension('rows', 1, 'now'),
    nodeBytes('Add', ['before', 'now'], ['sum']),
    ...dimension('all', 1, 'end'),
  ];
  const slices = ['sum', 'end'].map((end) => nodeBytes('Slice', ['all', '[0]', end, '[1]'], [`until.${end}`]));
  const twice = model(joined, ...lengths, ...slices, nodeBytes('Add', ['until.sum', 'until.end'], ['out']));
  expect(await folding(twice)).toEqual([
    'Concat',
    'Shape',
    'Gather',
    'Unsqueeze',
    'Shape',
    'Gather',
    'Unsqueeze',
    'Add',
    'Slice',
    'Add',
  ]);
});

test('the scale of an attention is a number, rounded as the runtime rounds it', async () => {
  const scaled = model(
    shape('rows'),
    nodeBytes('Slice', ['rows.shape', '[2]', '[4]'], ['width']),
    nodeBytes('Cast', ['width'], ['floats'], integer('to', elements.float)),
    field(5, tensorBytes('third', [1], elements.float, littleEndian([1 / 3]))),
    nodeBytes('Mul', ['floats', 'third'], ['part']),
    nodeBytes('Sqrt', ['part'], ['root']),
    nodeBytes('Div', ['third', 'root'], ['scale']),
    nodeBytes('Mul', ['rows', 'scale'], ['out']),
  );
  expect(await folding(scaled)).toEqual(['Mul']);
});

test('what a mask is expanded to is found without its comparison', async () => {
  const expanded = model(
    ...dimension('rows', 0, 'batch'),
    wholeNumbers('any', [-1]),
    wholeNumbers('anything', [-1, -1, -1]),
    concat(['batch', 'any', 'any'], 'asked'),
    nodeBytes('Equal', ['asked', 'anything'], ['isAny']),
    wholeNumbers('three', [3]),
    nodeBytes(
      'ConstantOfShape',
      ['three'],
      ['ones'],
      field(5, field(1, 'value'), field(5, tensorBytes('', [1], 7, [1, 0, 0, 0, 0, 0, 0, 0])), numberField(20, 4)),
    ),
    nodeBytes('Where', ['isAny', 'ones', 'asked'], ['target']),
    ...dimension('rows', 0, 'once more'),
    concat(['once more', '[1]', '[1]'], 'plain'),
    nodeBytes('Expand', ['rows', 'target'], ['one']),
    nodeBytes('Expand', ['rows', 'plain'], ['other']),
    nodeBytes('Add', ['one', 'other'], ['out']),
  );
  const left = await folding(expanded);
  expect(left.filter((operator) => operator === 'Expand')).toHaveLength(1);
});

test('what nothing depends on goes, and its weights with it', () => {
  const { graph: left } = foldedShapes(
    model(
      waves('weight', [4, 4], 1),
      nodeBytes('MatMul', ['rows', 'weight'], ['dead']),
      nodeBytes('Neg', ['rows'], ['out']),
    ),
  );
  expect(left.nodes.map(({ operator }) => operator)).toEqual(['Neg']);
  expect([...left.initializers.keys()]).toEqual([]);
  expect([...left.inputs.keys()]).toEqual(['rows', 'past']);
});

test('operators that are not known are not taken for ones that are', () => {
  const own = field(7, 'somebody');
  const foreign = model(
    nodeBytes('Neg', ['rows'], ['one'], own),
    nodeBytes('Neg', ['rows'], ['other'], own),
    nodeBytes('RandomUniformLike', ['rows'], ['noise']),
    nodeBytes('RandomUniformLike', ['rows'], ['more']),
    nodeBytes('Sum', ['one', 'other', 'noise', 'more'], ['out']),
  );
  expect(operators(foldedShapes(foreign))).toEqual(operators(foreign));
});

test('a graph with branches, or in another order, is left as it is', () => {
  const branch = (name: string) =>
    graph(name, nodeBytes('Neg', ['rows'], [`${name}.out`]), field(12, field(1, `${name}.out`)));
  const branching = model(nodeBytes('If', ['choice'], ['out'], branch('then_branch'), branch('else_branch')));
  const turned = model(nodeBytes('Neg', ['later'], ['out']), nodeBytes('Neg', ['rows'], ['later']));
  expect(foldedShapes(branching)).toBe(branching);
  expect(foldedShapes(turned)).toBe(turned);
});
