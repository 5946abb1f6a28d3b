/** The small files of a Whisper model with a tiny vocabulary: bytes, a few merges, special tokens, and timestamps up to 30 s. */

import { readContract, type WhisperContract } from '../whisper/contract.ts';

/** `Ġ` stands for a space in byte-level pieces. */
const pieces = [
  ...'abcdefghijklmnopqrstuvwxyz',
  ...'.,!',
  'Ġ',
  'Ã',
  '¼',
  'he',
  'll',
  'hell',
  'hello',
  'Ġw',
  'Ġhello',
  'å',
  '¥',
  '½',
];
const merges = ['h e', 'l l', 'he ll', 'hell o', 'Ġ w', ['Ġ', 'hello'], 'å ¥', 'å¥ ½'] as const;
const markers = [
  '<|endoftext|>',
  '<|startoftranscript|>',
  '<|en|>',
  '<|de|>',
  '<|haw|>',
  '<|translate|>',
  '<|transcribe|>',
  '<|startofprev|>',
  '<|nospeech|>',
  '<|notimestamps|>',
];

export const firstMarker = pieces.length + 1;
export const idOf = (content: string): number =>
  pieces.includes(content) ? pieces.indexOf(content) : firstMarker + markers.indexOf(content);

type Files = Record<string, string>;
type Json = Record<string, unknown>;

/** `change` edits the content of a file. */
export function smallWhisperTexts(
  change: Partial<Record<'config' | 'generation' | 'preprocessor' | 'tokenizer', Json>> = {},
): Files {
  const times = Array.from({ length: 1501 }, (_, i) => `<|${(i * 0.02).toFixed(2)}|>`);
  const added = [...markers, ...times].map((content, i) => ({ id: firstMarker + i, content }));
  const vocab = Object.fromEntries([...pieces, 'å¥½'].map((piece, id) => [piece, id]));
  const file = (contents: Json, changes: Json = {}) => JSON.stringify({ ...contents, ...changes });
  return {
    'config.json': file(
      {
        vocab_size: firstMarker + added.length,
        decoder_start_token_id: idOf('<|startoftranscript|>'),
        max_source_positions: 1500,
        max_target_positions: 64,
      },
      change.config,
    ),
    'generation_config.json': file(
      {
        is_multilingual: true,
        lang_to_id: { '<|en|>': idOf('<|en|>'), '<|de|>': idOf('<|de|>'), '<|haw|>': idOf('<|haw|>') },
        suppress_tokens: [idOf('!')],
        begin_suppress_tokens: [idOf('Ġ'), idOf('<|endoftext|>')],
        max_initial_timestamp_index: 50,
        no_timestamps_token_id: idOf('<|notimestamps|>'),
        alignment_heads: [
          [0, 1],
          [1, 0],
        ],
      },
      change.generation,
    ),
    'preprocessor_config.json': file({ feature_size: 80 }, change.preprocessor),
    'tokenizer.json': file({ model: { type: 'BPE', vocab, merges }, added_tokens: added }, change.tokenizer),
  };
}

export const smallWhisper = (): WhisperContract => readContract(smallWhisperTexts());
