import { describe, expect, test } from 'vitest';
import { joined } from '../../core/joined.ts';
import { delimited, fieldsOf, numberField, stringField } from './protobuf.ts';

/** From protobuf.dev/programming-guides/encoding: 150 in field 1, "testing" in field 2. */
const example = Uint8Array.of(0x08, 0x96, 0x01, 0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67);

test('fields with their numbers, wire types and contents', () => {
  const [number, string, ...others] = fieldsOf(example);
  expect(number).toMatchObject({ number: 1, wire: 0 });
  expect([...number!.content]).toEqual([0x96, 0x01]);
  expect(string).toMatchObject({ number: 2, wire: 2 });
  expect(string!.string).toBe('testing');
  expect(others).toEqual([]);
});

test('numbers of four and of eight bytes, and of ten, which are negative', () => {
  const negative = [0x08, ...Array.from({ length: 9 }, () => 0xff), 0x01];
  const message = Uint8Array.of(0x15, 1, 2, 3, 4, 0x19, 1, 2, 3, 4, 5, 6, 7, 8, ...negative);
  expect(fieldsOf(message).map(({ number, wire, content }) => [number, wire, content.length])).toEqual([
    [2, 5, 4],
    [3, 1, 8],
    [1, 0, 10],
  ]);
});

test('fields are views of the message, and together all of it', () => {
  const fields = fieldsOf(example);
  for (const { whole, content } of fields) {
    expect(whole.buffer).toBe(example.buffer);
    expect(content.buffer).toBe(example.buffer);
  }
  expect(joined(fields.map(({ whole }) => whole))).toEqual(example);
});

test('what is written is read again', () => {
  const long = `plain, then ${'ß'.repeat(10_000)}`;
  const message = joined([
    ...stringField(3, long),
    numberField(1000, 2 ** 40),
    ...delimited(7, stringField(1, 'inner')),
  ]);
  const [string, number, outer] = fieldsOf(message);
  expect(string!.number).toBe(3);
  expect(string!.string).toBe(long);
  expect(number).toMatchObject({ number: 1000, wire: 0 });
  expect(numberField(1, 150)).toEqual(example.subarray(0, 3));
  expect(fieldsOf(outer!.content)[0]!.string).toBe('inner');
});

test('a part is not copied before all are joined', () => {
  const weights = new Uint8Array(1000);
  expect(delimited(9, [weights])[1]).toBe(weights);
});

describe('broken bytes are a RangeError', () => {
  test.each([
    ['a number that does not end', [0x08, 0x80]],
    ['a number without end', [0x08, ...Array.from({ length: 20 }, () => 0x80)]],
    ['a tag alone', [0x08]],
    ['less than its length', [0x12, 0x07, 0x74]],
    ['a length without end', [0x12, ...Array.from({ length: 9 }, () => 0xff), 0x01]],
    ['four bytes of which two are there', [0x15, 1, 2]],
    ['a wire type that is none', [0x0f, 1]],
    ['a group, which nobody writes any more', [0x0b, 0x0c]],
  ])('%s', (_, bytes) => {
    expect(() => fieldsOf(Uint8Array.from(bytes))).toThrow(RangeError);
  });
});
