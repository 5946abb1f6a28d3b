/** What transformers.js knows of a model from its small files: the features that its graph takes, and the text of its tokens. */

import { AutoProcessor, AutoTokenizer, env } from '@huggingface/transformers';
import { AppError } from '../../core/errors.ts';
import { type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { beginsUnspaced } from '../text/unspaced-scripts.ts';
import { modelName, readFromMemory } from './memory-files.ts';

export interface Processor {
  /** The symbol of frames without a token. */
  blank: number;
  /** The inputs of these names for 16 kHz samples. Rejects with `model-unsupported` for a name that the library does not make. */
  inputs(samples: Float32Array, names: readonly string[]): Promise<Record<string, Tensor>>;
  textOf(tokens: readonly number[]): string;
  beginsWord(token: number): boolean;
  /** The token stands for the gap between two words, and for no letter. */
  isGap(token: number): boolean;
}

const wordStart = '▁';
const usualGap = '|';

interface Features {
  type: string;
  data: Float32Array | BigInt64Array;
  dims: number[];
}

/** Rejects with `model-broken` for files that the library cannot read. */
export async function loadProcessor(texts: Readonly<Record<string, string>>): Promise<Processor> {
  readFromMemory(env, texts);
  const [process, tokenizer] = await Promise.all([
    AutoProcessor.from_pretrained(modelName),
    AutoTokenizer.from_pretrained(modelName),
  ]).catch((cause) => {
    throw broken(cause);
  });
  const { pad_token_id: blank = tokenizer.pad_token_id } = parsed(texts['config.json']);
  if (!Number.isInteger(blank)) throw broken('config.json names no blank (pad_token_id)');
  const { word_delimiter_token: gap = usualGap } = parsed(texts['tokenizer_config.json']);
  const pieces = new Map([...tokenizer.get_vocab()].map(([piece, token]) => [token, piece]));
  const { decoder } = parsed(texts['tokenizer.json']);
  const mergesEqual = decoder ? readsFrames(decoder) : false;
  const isShouted = ![...pieces.values()].some((piece) => !isMarker(piece) && /\p{Ll}/u.test(piece));

  return {
    blank,
    async inputs(samples, names) {
      const made: Readonly<Record<string, Features | undefined>> = await process(samples).catch((cause: unknown) => {
        throw new AppError('model-unsupported', `its features: ${cause}`, { cause });
      });
      return Object.fromEntries(
        names.map((name) => {
          const features = made[name];
          if (!features) throw new AppError('model-unsupported', `the graph asks for ${name}`);
          return [name, tensor(features.type as 'float32', features.data as Float32Array, features.dims)];
        }),
      );
    },
    textOf(tokens) {
      const said = tokens.filter((token) => !isMarker(pieces.get(token) ?? ''));
      if (said.length === 0) return '';
      const text = tokenizer.decode(mergesEqual ? apart(said, blank) : said).trim();
      // A model that knows capital letters alone does not mean them.
      return isShouted ? text.toLowerCase() : text;
    },
    beginsWord(token) {
      const piece = pieces.get(token) ?? '';
      return piece === gap || piece.startsWith(wordStart) || beginsUnspaced(piece);
    },
    isGap: (token) => pieces.get(token) === gap,
  };
}

/** Equal neighbours with a blank between them, as in the frames that they are from. */
const apart = (tokens: readonly number[], blank: number): number[] =>
  tokens.flatMap((token, at) => (token === tokens[at - 1] ? [blank, token] : [token]));

/** `<pad>`, `[UNK]`: no text, as bytes of UTF-8 (`<0x41>`) are. */
const isMarker = (piece: string): boolean => /^(<(?!0x).+>|\[.+\])$/.test(piece);

interface Description {
  pad_token_id?: number;
  word_delimiter_token?: string;
  decoder?: Decoder | null;
}

interface Decoder {
  type: string;
  decoders?: readonly Decoder[];
}

/** The tokenizer expects a token for every frame, and takes equal neighbours for one. */
const readsFrames = ({ type, decoders = [] }: Decoder): boolean => type === 'CTC' || decoders.some(readsFrames);

function parsed(json = '{}'): Description {
  try {
    return JSON.parse(json) ?? {};
  } catch (cause) {
    throw broken(cause);
  }
}

const broken = (cause: unknown): AppError =>
  new AppError('model-broken', `the model's description: ${cause}`, { cause, details: ['tokenizer.json'] });
