/**
 * The contract of a Whisper model, from its small files: ids of special tokens, suppressed tokens, and sizes. No id is hard-coded, because
 * English, multilingual and later models differ.
 */

import { AppError } from '../../core/errors.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import { brokenTokenizer } from '../text/tokenizer-file.ts';
import { BytePairs } from './byte-pairs.ts';

export type Task = 'transcribe' | 'translate';

export interface Markers {
  /** The tokens that begin and end a transcript. */
  start: number;
  end: number;
  /** The token before the text of earlier audio. */
  previous: number | null;
  /** The token whose probability in first place is that of no speech. */
  noSpeech: number | null;
  noTimestamps: number;
  /** The timestamp of 0 s; each later id is 20 ms later. */
  firstTime: number;
  tasks: Readonly<Partial<Record<Task, number>>>;
  /** Language tokens by code, such as `en`; empty in an English model. */
  languages: ReadonlyMap<string, number>;
}

export interface WhisperContract {
  tokenizer: BytePairs;
  markers: Markers;
  /** Number of logits for each token. */
  vocabulary: number;
  /** Tokens that are never given: sounds, signs, and all special tokens except the end and timestamps. */
  suppressed: readonly number[];
  /** Further tokens that are suppressed in first place. */
  suppressedFirst: readonly number[];
  /** The lone spaces among those: a word that is spelled in pieces may begin with one. */
  blanks: readonly number[];
  /** Latest timestamp of the first text, in steps of 20 ms. */
  latestStart: number;
  /** Layer and head of the cross-attentions that follow the audio; null where they are unknown. */
  alignmentHeads: readonly (readonly [number, number])[] | null;
  bands: number;
  /** Frames of the encoder's output for 30 s. */
  encodedFrames: number;
  /** Most tokens of the decoder, including the prompt. */
  context: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Steps of 20 ms: 1 s, as in OpenAI's own code. */
const usualLatestStart = 50;
const languageMarker = /^<\|([a-z]{2,3})\|>$/;

/**
 * Reads `config.json`, `generation_config.json`, `preprocessor_config.json` and `tokenizer.json`. Throws `model-incomplete` when one is
 * missing, `model-broken` when they are damaged or do not fit each other.
 */
export function readContract(texts: ModelFiles['texts']): WhisperContract {
  const config = readJson(texts, 'config.json');
  const generation = readJson(texts, 'generation_config.json');
  const preprocessor = readJson(texts, 'preprocessor_config.json');
  const tokenizer = BytePairs.read(fileOf(texts, 'tokenizer.json'));
  const markers = markersOf(tokenizer, generation);
  const vocabulary = numberOf(config, 'config.json', 'vocab_size');
  if (tokenizer.size > vocabulary) throw brokenTokenizer(`it has ${tokenizer.size} tokens, the model ${vocabulary}`);
  if (numberOf(config, 'config.json', 'decoder_start_token_id') !== markers.start)
    throw brokenTokenizer('its marker of a start is not that of the model');
  const markerIds = new Set([...tokenizer.markers].map(([, id]) => id));
  const unsaid = [...markerIds].filter((id) => id < markers.firstTime);
  const listed = (key: string) => numbersOf(generation[key] ?? config[key]);
  const suppressedFirst = listed('begin_suppress_tokens');
  return {
    tokenizer,
    markers,
    vocabulary,
    suppressed: [...new Set([...listed('suppress_tokens'), ...unsaid])].filter((id) => id !== markers.end),
    suppressedFirst,
    blanks: suppressedFirst.filter((id) => !markerIds.has(id) && tokenizer.textOf([id]) === ''),
    latestStart: numbersOf([generation.max_initial_timestamp_index])[0] ?? usualLatestStart,
    alignmentHeads: headsOf(generation.alignment_heads),
    bands: numberOf(preprocessor, 'preprocessor_config.json', 'feature_size'),
    encodedFrames: numberOf(config, 'config.json', 'max_source_positions'),
    context: numberOf(config, 'config.json', 'max_target_positions'),
  };
}

function markersOf(tokenizer: BytePairs, generation: Json): Markers {
  const wanted = (...contents: string[]): number => {
    const id = optional(...contents);
    if (id === null) throw brokenTokenizer(`it has no ${contents[0]}`);
    return id;
  };
  const optional = (...contents: string[]): number | null =>
    contents.map((content) => tokenizer.marker(content)).find((id) => id !== undefined) ?? null;
  const noTimestamps = wanted('<|notimestamps|>');
  if ((generation.no_timestamps_token_id ?? noTimestamps) !== noTimestamps)
    throw brokenTokenizer('its marker of no timestamps is not that of the model');
  const languages = new Map<string, number>();
  const tasks: Partial<Record<Task, number>> = {};
  if (generation.is_multilingual !== false) {
    for (const [content, id] of Object.entries(generation.lang_to_id ?? {})) {
      const code = languageMarker.exec(content)?.[1];
      if (!code || tokenizer.marker(content) !== id) throw brokenTokenizer(`it has no language ${content}`);
      languages.set(code, id);
    }
    for (const task of ['transcribe', 'translate'] as const) tasks[task] = wanted(`<|${task}|>`);
  }
  return {
    start: wanted('<|startoftranscript|>'),
    end: wanted('<|endoftext|>'),
    previous: optional('<|startofprev|>'),
    noSpeech: optional('<|nospeech|>', '<|nocaptions|>'),
    noTimestamps,
    firstTime: noTimestamps + 1,
    tasks,
    languages,
  };
}

function fileOf(texts: ModelFiles['texts'], name: string): string {
  const text = texts[name];
  if (text === undefined) throw new AppError('model-incomplete', `the model has no ${name}`, { details: [name] });
  return text;
}

function readJson(texts: ModelFiles['texts'], name: string): Json {
  const text = fileOf(texts, name);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Json;
  } catch (cause) {
    throw new AppError('model-broken', `${name}: ${cause}`, { cause, details: [name] });
  }
  throw new AppError('model-broken', `${name} describes nothing`, { details: [name] });
}

function numberOf(json: Json, name: string, key: string): number {
  const value = json[key];
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new AppError('model-broken', `${name} has no ${key}`, { details: [name] });
}

const numbersOf = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'number' && each >= 0) : [];

function headsOf(value: unknown): [number, number][] | null {
  if (!Array.isArray(value)) return null;
  const heads = value.map(numbersOf).filter((pair) => pair.length === 2) as [number, number][];
  return heads.length > 0 ? (betterHeads[heads.join(' ')] ?? heads) : null;
}

/**
 * By the heads that come with a model, those that follow the audio better. Of 250 words of tiny.en, those that come with it begin 90 ms beside
 * forced alignment in the median and 86 % within 0.2 s, this one 40 ms and 96 %; of 180 words of base 40 ms and 95 %, and 30 ms and 97 %. Found
 * on either half of the recordings, others are as good on the other half.
 */
const betterHeads: Readonly<Record<string, [number, number][]>> = {
  // tiny.en
  '1,0 2,0 2,5 3,0 3,1 3,2 3,3 3,4': [[3, 2]],
  // base
  '3,1 4,2 4,3 4,7 5,1 5,2 5,4 5,6': [
    [5, 1],
    [5, 6],
  ],
};
