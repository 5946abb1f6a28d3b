/**
 * SentencePiece pieces to text, as the Llama tokenizer writes them: `▁` is a space, `<0xNN>` a byte of UTF-8, and special tokens have no
 * text. The pieces come from a list, or from a tokenizer.json of the tokenizers library, whose merges are not needed.
 */

import { AppError } from '../../core/errors.ts';
import { brokenTokenizer, parseTokenizer } from './tokenizer-file.ts';
import { beginsUnspaced, isUnspacedByte } from './unspaced-scripts.ts';

const space = '▁';
const byte = /^<0x([0-9A-F]{2})>$/;
const marker = /^<.*>$/;

interface TokenizerFile {
  model: { vocab?: Record<string, number> };
  added_tokens: { id: number; content: string; special: boolean }[];
}

export class SentencePieces {
  readonly #pieces: readonly (string | undefined)[];

  /** The index of a piece is its id; special tokens are undefined. */
  constructor(pieces: readonly (string | undefined)[]) {
    this.#pieces = pieces;
  }

  /** Number of ids. */
  get size(): number {
    return this.#pieces.length;
  }

  /** The text of tokens; an incomplete character at the end is left out. */
  textOf(tokens: readonly number[]): string {
    const bytes: number[] = [];
    const encoder = new TextEncoder();
    for (const token of tokens) {
      const piece = this.#pieces[token] ?? '';
      const value = byteOf(piece);
      if (value !== undefined) bytes.push(value);
      else bytes.push(...encoder.encode(piece.replaceAll(space, ' ')));
    }
    return new TextDecoder().decode(Uint8Array.from(bytes), { stream: true }).trim();
  }

  beginsWord(token: number): boolean {
    const piece = this.#pieces[token] ?? '';
    return piece.startsWith(space) || beginsUnspaced(piece) || isUnspacedByte(byteOf(piece) ?? 0);
  }
}

/**
 * Reads `vocabulary.txt`, with one piece a line, or `tokenizer.json`. Throws `model-incomplete` when neither is there, `model-broken` when
 * the file has other content.
 */
export function readSentencePieces(texts: Readonly<Record<string, string>>): SentencePieces {
  const lines = texts['vocabulary.txt'];
  if (lines !== undefined) return new SentencePieces(lines.split('\n').map(textPiece));
  const json = texts['tokenizer.json'];
  if (json === undefined) {
    throw new AppError('model-incomplete', 'the model has no vocabulary', { details: ['tokenizer.json'] });
  }
  return new SentencePieces(tokenizerPieces(json));
}

const textPiece = (piece: string): string => (marker.test(piece) && !byte.test(piece) ? '' : piece);

function byteOf(piece: string): number | undefined {
  const hex = byte.exec(piece)?.[1];
  return hex === undefined ? undefined : Number.parseInt(hex, 16);
}

function tokenizerPieces(json: string): string[] {
  const { model, added_tokens: added = [] } = parseTokenizer<TokenizerFile>(json);
  const pieces: string[] = [];
  const put = (id: number, piece: string) => {
    if (!Number.isInteger(id) || id < 0) throw brokenTokenizer(`${piece} has the id ${id}`);
    pieces[id] = piece;
  };
  if (typeof model?.vocab !== 'object' || Array.isArray(model.vocab))
    throw brokenTokenizer('it has no table of pieces');
  for (const [piece, id] of Object.entries(model.vocab)) put(id, piece);
  for (const { id, content, special } of added) put(id, special ? '' : content);
  return pieces;
}
