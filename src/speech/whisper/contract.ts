/**
 * What a Whisper model says of itself in its small files: the ids of its markers, what it must not say, and its sizes. Nothing is known
 * by number: ids differ between English, multilingual and later models.
 */

import { AppError } from '../../core/errors.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import { brokenTokenizer } from '../text/tokenizer-file.ts';
import { BytePairs } from './byte-pairs.ts';

export type Task = 'transcribe' | 'translate';

export interface Markers {
  /** Begins a transcript, and ends it. */
  start: number;
  end: number;
  /** Comes before the text of what was said before. */
  previous: number | null;
  /** Its probability as the first token is that of no speech. */
  noSpeech: number | null;
  noTimestamps: number;
  /** The moment 0; the next tokens are 20 ms apart. */
  firstTime: number;
  tasks: Readonly<Partial<Record<Task, number>>>;
  /** By codes as `en`; empty in an English model. */
  languages: ReadonlyMap<string, number>;
}

export interface WhisperContract {
  tokenizer: BytePairs;
  markers: Markers;
  /** Scores that the graph must give. */
  vocabulary: number;
  /** Never said: sounds, signs, and all markers but the end and moments. */
  suppressed: readonly number[];
  /** Not said first, besides. */
  suppressedFirst: readonly number[];
  /** Of those, the lone spaces: a word that is spelled in pieces may begin with one. */
  blanks: readonly number[];
  /** The latest moment at which a text may begin, in steps of 20 ms. */
  latestStart: number;
  /** Layer and head of the attentions that follow the audio, or null where nobody has looked for them. */
  alignmentHeads: readonly (readonly [number, number])[] | null;
  bands: number;
  /** Frames that the encoder gives for 30 s. */
  encodedFrames: number;
  /** Tokens that the decoder can take, the prompt included. */
  context: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Of 1 s, as in OpenAI's own code. */
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
  return heads.length > 0 ? heads : null;
}
