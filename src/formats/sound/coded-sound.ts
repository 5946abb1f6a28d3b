/** Sound as it stands in a file: blocks of equal length, one after another, and how one of them is read. */

export interface CodedSound {
  /** Hz. */
  rate: number;
  channels: number;
  /** Where the sound stands in the file, in bytes: [start, end). */
  start: number;
  end: number;
  /** Bytes and samples a channel of a block. */
  blockBytes: number;
  blockSamples: number;
  /** Begins at the first block: a coding may foretell a block from those before it. */
  begin(): DecodeBlock;
}

/** Sound in packets of their own lengths. */
export interface PacketSound extends Pick<CodedSound, 'rate' | 'channels'> {
  /** Samples a channel, as the file tells: it may have been cut off. */
  samples: number;
  /** Its channels from the beginning. Throws a RangeError where a packet is damaged. */
  read(): AsyncGenerator<Float32Array<ArrayBuffer>[]>;
}

/** Sound in a coding that is not read here. */
export interface UnreadSound {
  /** As people call it. */
  coding: string;
}

/** Writes the channels of the block that begins at `at` into `planes` from `to` on. Blocks come in order. */
export type DecodeBlock = (bytes: DataView, at: number, planes: readonly Float32Array[], to: number) => void;

/** Where and at which rate the sound stands. */
export type Place = Pick<CodedSound, 'rate' | 'channels' | 'start' | 'end'>;

/** A file of which any part can be read. What lies behind the end is not there: the answer is shorter. */
export interface ByteReader {
  size: number;
  /** The bytes in [start, end). */
  read(start: number, end: number): Promise<DataView<ArrayBuffer>>;
}

/** The characters of `length` bytes. */
export function textAt(bytes: DataView, at: number, length: number): string {
  let text = '';
  for (let i = at; i < Math.min(at + length, bytes.byteLength); i++) text += String.fromCharCode(bytes.getUint8(i));
  return text;
}
