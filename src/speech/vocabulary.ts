/**
 * SentencePiece pieces to text, as the Llama tokenizer writes them: `▁` is a space, `<0xNN>` a byte of UTF-8, `<…>` a marker.
 */

const space = '▁';
const byte = /^<0x([0-9A-F]{2})>$/;
const marker = /^<.*>$/;

export class Vocabulary {
  readonly #pieces: readonly string[];

  /** One piece a line; the line number is the id. */
  constructor(lines: string) {
    this.#pieces = lines.split('\n');
  }

  textOf(tokens: readonly number[]): string {
    const bytes: number[] = [];
    const encoder = new TextEncoder();
    for (const token of tokens) {
      const piece = this.#pieces[token] ?? '';
      const hex = byte.exec(piece)?.[1];
      if (hex) bytes.push(Number.parseInt(hex, 16));
      else if (!marker.test(piece)) bytes.push(...encoder.encode(piece.replaceAll(space, ' ')));
    }
    return new TextDecoder().decode(Uint8Array.from(bytes)).trim();
  }

  beginsWord(token: number): boolean {
    return (this.#pieces[token] ?? '').startsWith(space);
  }
}
