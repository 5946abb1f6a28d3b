/** The contract of a Parakeet model, from its small files in the layout of onnx-asr (https://github.com/istupakov/onnx-asr). */

import { AppError } from '../../core/errors.ts';
import { SentencePieces } from '../text/sentence-pieces.ts';

export interface ParakeetContract {
  vocabulary: SentencePieces;
  /** The blank symbol, which is also the token before the first one. */
  blank: number;
  /** Number of mel bands of the features. */
  bands: number;
  /** Seconds of one frame of the encoder's output. */
  frameSeconds: number;
  /** Most tokens at one frame. */
  mostTokens: number;
}

const melSeconds = 0.01;
const usual = { features_size: 128, subsampling_factor: 8, max_tokens_per_step: 10 };
const blankPiece = '<blk>';
const marker = /^<.*>$/;
const byte = /^<0x[0-9A-F]{2}>$/;

/** Throws `model-incomplete` without `vocab.txt`, and `model-broken` for a file with other content. */
export function readContract(texts: Readonly<Record<string, string>>): ParakeetContract {
  const lines = texts['vocab.txt'];
  if (lines === undefined) throw new AppError('model-incomplete', 'no vocabulary', { details: ['vocab.txt'] });
  const pieces = piecesOf(lines);
  const blank = pieces.indexOf(blankPiece);
  if (blank < 0 || blank !== pieces.length - 1) throw broken('vocab.txt', `${blankPiece} is not its last piece`);
  const sizes = { ...usual, ...parsed(texts['config.json'] ?? '{}') };
  for (const name of Object.keys(usual) as (keyof typeof usual)[]) {
    if (!Number.isInteger(sizes[name]) || sizes[name] < 1) throw broken('config.json', `${name} is ${sizes[name]}`);
  }
  return {
    vocabulary: new SentencePieces(pieces.map((piece) => (marker.test(piece) && !byte.test(piece) ? '' : piece))),
    blank,
    bands: sizes.features_size,
    frameSeconds: sizes.subsampling_factor * melSeconds,
    mostTokens: sizes.max_tokens_per_step,
  };
}

/** One piece a line, followed by a space and its id. */
function piecesOf(lines: string): string[] {
  const pieces: string[] = [];
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const [, piece, id] = /^(.*) (\d+)\r?$/.exec(line) ?? [];
    if (piece === undefined || Number(id) !== pieces.length)
      throw broken('vocab.txt', `no piece: ${line.slice(0, 40)}`);
    pieces.push(piece);
  }
  return pieces;
}

function parsed(json: string): Partial<typeof usual> {
  try {
    return JSON.parse(json) ?? {};
  } catch (cause) {
    throw broken('config.json', String(cause));
  }
}

const broken = (file: string, why: string): AppError =>
  new AppError('model-broken', `${file}: ${why}`, { details: [file] });
