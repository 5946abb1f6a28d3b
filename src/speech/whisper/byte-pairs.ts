/**
 * Byte-level byte-pair encoding (Radford et al. 2019), from the tokenizer.json of the tokenizers library: tokens to text and text to
 * tokens. Added tokens are special tokens and have no text.
 */

import { brokenTokenizer, parseTokenizer } from '../text/tokenizer-file.ts';
import { beginsUnspaced, isUnspacedByte } from '../text/unspaced-scripts.ts';

interface TokenizerFile {
  model: { type?: string; vocab?: Record<string, number>; merges?: (string | [string, string])[] };
  added_tokens: { id: number; content: string }[];
}

/** The pattern of GPT-2, which splits a text into parts that are encoded separately. */
const parts = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** The printable character for each byte. */
const letters = byteLetters();
const byteOf = new Map(letters.map((letter, byte) => [letter, byte]));

export class BytePairs {
  readonly #bytes: (Uint8Array | undefined)[] = [];
  readonly #ids: ReadonlyMap<string, number>;
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #markers: ReadonlyMap<string, number>;

  private constructor({ vocab, merges, added }: ReturnType<typeof contentsOf>) {
    this.#ids = new Map(Object.entries(vocab));
    this.#ranks = new Map(merges.map((pair, rank) => [typeof pair === 'string' ? pair : pair.join(' '), rank]));
    this.#markers = new Map(added.map(({ content, id }) => [content, id]));
    for (const [piece, id] of this.#ids) this.#bytes[id] = bytesOf(piece);
    for (const { id } of added) this.#bytes[id] = undefined;
    this.size = Math.max(this.#bytes.length, ...added.map(({ id }) => id + 1));
  }

  /** Number of ids. */
  readonly size: number;

  /** Reads a tokenizer.json. Throws `model-broken` when the file has other content. */
  static read(json: string): BytePairs {
    return new BytePairs(contentsOf(json));
  }

  /** The id of a special token such as `<|endoftext|>`. */
  marker(content: string): number | undefined {
    return this.#markers.get(content);
  }

  /** All special tokens with their ids. */
  get markers(): Iterable<[string, number]> {
    return this.#markers;
  }

  /** The text of tokens; an incomplete character at the end is left out. */
  textOf(tokens: readonly number[]): string {
    const bytes = tokens.flatMap((token) => [...(this.#bytes[token] ?? [])]);
    return new TextDecoder().decode(Uint8Array.from(bytes), { stream: true }).trim();
  }

  /** True when a token begins a new word, or a character of a script without spaces. */
  beginsWord(token: number): boolean {
    const bytes = this.#bytes[token];
    if (!bytes?.length) return false;
    const isSpace = bytes[0] === 0x20;
    return isSpace || isUnspacedByte(bytes[0]!) || beginsUnspaced(new TextDecoder().decode(bytes));
  }

  encode(text: string): number[] {
    const utf8 = new TextEncoder();
    return (text.match(parts) ?? []).flatMap((part) => {
      const pieces = this.#merged(Array.from(utf8.encode(part), (byte) => letters[byte]!));
      return pieces.map((piece) => this.#ids.get(piece)).filter((id) => id !== undefined);
    });
  }

  /** Merges the pairs in the order of their ranks, until none is left. */
  #merged(pieces: string[]): string[] {
    for (;;) {
      let best = Number.POSITIVE_INFINITY;
      let place = -1;
      for (let i = 0; i + 1 < pieces.length; i++) {
        const rank = this.#ranks.get(`${pieces[i]} ${pieces[i + 1]}`) ?? Number.POSITIVE_INFINITY;
        if (rank < best) [best, place] = [rank, i];
      }
      if (place < 0) return pieces;
      pieces.splice(place, 2, `${pieces[place]}${pieces[place + 1]}`);
    }
  }
}

/**
 * The alphabet of byte-level encoding: printable ASCII and Latin-1 characters stand for themselves, all other bytes for characters from
 * U+0100 on.
 */
function byteLetters(): string[] {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => {
    const isPrintable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
    return String.fromCodePoint(isPrintable ? byte : next++);
  });
}

function bytesOf(piece: string): Uint8Array {
  return Uint8Array.from(piece, (letter) => {
    const byte = byteOf.get(letter);
    if (byte === undefined) throw brokenTokenizer(`${piece} is not made of bytes`);
    return byte;
  });
}

function contentsOf(json: string) {
  const { model, added_tokens: added = [] } = parseTokenizer<TokenizerFile>(json);
  const { type, vocab, merges } = model ?? {};
  if (type !== 'BPE' || !vocab || !Array.isArray(merges)) throw brokenTokenizer('it has no byte pairs');
  const ids = [...Object.values(vocab), ...added.map(({ id }) => id)];
  if (!ids.every((id) => Number.isInteger(id) && id >= 0)) throw brokenTokenizer('an id is no number');
  return { vocab, merges, added };
}
