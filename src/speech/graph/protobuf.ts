/**
 * As much of the protocol buffer wire format as editing a graph needs (protobuf.dev/programming-guides/encoding). Contents are views
 * of the bytes they came from, and a message is written as a list of parts, so that weights are never copied on the way.
 */

const text = new TextDecoder();
const textBytes = new TextEncoder();

/** One field of a message, as it lies in the bytes. A graph has tens of thousands: views of them are made when they are wanted. */
export class Field {
  readonly number: number;
  /** 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes. */
  readonly wire: number;
  readonly #message: Uint8Array;
  readonly #start: number;
  readonly #contentStart: number;
  readonly #end: number;

  constructor(message: Uint8Array, tag: number, [start, contentStart, end]: readonly [number, number, number]) {
    this.number = Math.floor(tag / 8);
    this.wire = tag % 8;
    this.#message = message;
    this.#start = start;
    this.#contentStart = contentStart;
    this.#end = end;
  }

  /** Tag and content. */
  get whole(): Uint8Array {
    return this.#message.subarray(this.#start, this.#end);
  }

  /** Without tag and length. */
  get content(): Uint8Array {
    return this.#message.subarray(this.#contentStart, this.#end);
  }

  /** The content as text. */
  get string(): string {
    let ascii = '';
    for (let at = this.#contentStart; at < this.#end; at++) {
      const byte = this.#message[at]!;
      if (byte > 127) return text.decode(this.content);
      ascii += String.fromCharCode(byte);
    }
    return ascii;
  }
}

/** The fields of a message in their order. Throws a RangeError on bytes that are none. */
export function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;

  function varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      if (byte === undefined || scale > 2 ** 63) throw new RangeError('a number is cut short');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  function contentLength(wire: number): number {
    switch (wire) {
      case 0: {
        const from = at;
        varint();
        const length = at - from;
        at = from;
        return length;
      }
      case 1:
        return 8;
      case 2:
        return varint();
      case 5:
        return 4;
      default:
        throw new RangeError(`no wire type ${wire}`);
    }
  }

  while (at < message.length) {
    const start = at;
    const tag = varint();
    const length = contentLength(tag % 8);
    if (at + length > message.length) throw new RangeError('a field is cut short');
    fields.push(new Field(message, tag, [start, at, at + length]));
    at += length;
  }
  return fields;
}

/** The whole numbers of a varint field, or of a packed one: one after another, as int64 has them. */
export function integersOf(content: Uint8Array): number[] {
  const integers: number[] = [];
  let value = 0n;
  let shift = 0n;
  for (const byte of content) {
    value |= BigInt(byte & 127) << shift;
    shift += 7n;
    if (byte >= 128) continue;
    integers.push(Number(BigInt.asIntN(64, value)));
    value = 0n;
    shift = 0n;
  }
  return integers;
}

/** A length-delimited field around `parts`, as parts again. */
export function delimited(number: number, parts: readonly Uint8Array[]): Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [Uint8Array.from([...varintBytes(number * 8 + 2), ...varintBytes(length)]), ...parts];
}

export function stringField(number: number, value: string): Uint8Array[] {
  return delimited(number, [textBytes.encode(value)]);
}

export function numberField(number: number, value: number): Uint8Array {
  return Uint8Array.from([...varintBytes(number * 8), ...varintBytes(value)]);
}

function varintBytes(value: number): number[] {
  const bytes: number[] = [];
  // A negative number is its two's complement in 64 bits; all others stay plain numbers.
  if (value < 0) {
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) + 128);
    return [...bytes, Number(rest)];
  }
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}
