/** Bits of a packet, the first one the highest of its byte. */

export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return 8 * this.#bytes.length - this.#at;
  }

  /** The next `count` bits, at most 32, as a number of at least 0. Throws a RangeError behind the last one. */
  next(count: number): number {
    if (count > this.left) throw new RangeError('a packet is too short');
    let value = 0;
    for (let wanted = count; wanted > 0; ) {
      const inByte = 8 - (this.#at & 7);
      const taken = Math.min(wanted, inByte);
      const byte = this.#bytes[this.#at >> 3]!;
      value = value * 2 ** taken + ((byte >> (inByte - taken)) & (2 ** taken - 1));
      this.#at += taken;
      wanted -= taken;
    }
    return value;
  }
}
