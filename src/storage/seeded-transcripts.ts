/**
 * Transcripts for tests and benchmarks of large libraries: as many as are wanted, the same ones from the same seed. Their words follow
 * Zipf's law, as in speech; lengths, dates, languages, models and tags are mixed as those of a person who dictates every day.
 */

import { type Random, seeded } from '../core/random.ts';
import { type Segment, type Transcript, textOf, titleOf } from '../core/transcript.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { openForChange, putTranscript } from './transcript-stores.ts';

const newest = Date.UTC(2026, 0, 1);
const spanMs = 5 * 365 * 86_400_000;
const vocabularySize = 12_000;
const perTransaction = 500;
const secondsPerWord = 0.4;

const common =
  'the and to of a in that is it you for was on are we they with this have be at not what so but from there can all as if one about would out when your just like know then how up do people time will some very more see think get go good right now two day way make here said work over back look first also new because any these give most us well even want year down should last after year home letter meeting market garden doctor river morning';
const syllables =
  'ba be bo da de do fa fe ga go ha he ka ki ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te ti to va ve vi wa we za zo'.split(
    ' ',
  );
const endings = ['', 'n', 'r', 's', 't', 'l', 'nd', 'st'];
const japanese =
  '今日 会議 で 新しい 計画 について 話し ました 明日 は 天気 が いい です 駅 まで 行き ます 本 を 読み'.split(' ');
const tags = ['work', 'home', 'ideas', 'letters', 'health', 'garden', 'minutes', 'travel'];

/** Adds them to the database, without sound or word times. */
export async function fillLibrary({ withDatabase }: Database<Schema>, count: number, seed: number): Promise<void> {
  const transcripts = seededTranscripts(count, seed);
  for (let made = 0; made < count; made += perTransaction) {
    const batch = Array.from({ length: Math.min(perTransaction, count - made) }, () => transcripts.next().value!);
    await withDatabase(async (handle) => {
      const { stores, done } = openForChange(handle);
      for (const transcript of batch) putTranscript(stores, transcript);
      await done;
    });
  }
}

export function* seededTranscripts(count: number, seed: number): Generator<Transcript, undefined> {
  const random = seeded(seed);
  const words = vocabulary(random);
  for (let at = 0; at < count; at++) {
    yield transcriptAt(at, count, `seeded-${seed}-${String(at).padStart(7, '0')}`, words, random);
  }
}

function vocabulary(random: Random): string[] {
  const known = new Set(common.split(' '));
  while (known.size < vocabularySize) {
    const length = 2 + Math.floor(random() * 3);
    known.add(Array.from({ length }, () => pick(syllables, random)).join('') + pick(endings, random));
  }
  return [...known];
}

function transcriptAt(at: number, count: number, id: string, words: readonly string[], random: Random): Transcript {
  const createdAt = newest - Math.floor(((at + random()) * spanMs) / count);
  const language = random() < 0.05 ? 'ja' : random() < 0.2 ? 'de' : 'en';
  const draw = () => (language === 'ja' ? pick(japanese, random) : words[Math.floor(words.length ** random()) - 1]!);
  // Most are short, a few are long.
  const length = Math.floor(5 + 60 * random() ** 2 + (random() < 0.05 ? 400 * random() : 0));
  const segments = segmentsOf(length, draw, language, random);
  const text = textOf(segments);
  const model =
    random() < 0.8
      ? 'moonshine-tiny'
      : pick(['onnx-community/whisper-base', 'istupakov/parakeet-tdt-0.6b-v3-onnx'], random);
  return {
    id,
    createdAt,
    title: titleOf(text),
    titled: false,
    text,
    segments,
    duration: (segments.at(-1)?.end ?? 0) + 0.5,
    source: random() < 0.15 ? 'file' : 'microphone',
    model,
    language,
    version: 1,
    versions: [{ number: 1, madeAt: createdAt, model, language }],
    pinnedAt: random() < 0.02 ? createdAt : null,
    tags: random() < 0.15 ? [pick(tags, random)] : [],
    deletedAt: null,
    sound: [],
  };
}

function segmentsOf(length: number, draw: () => string, language: string, random: Random): Segment[] {
  const segments: Segment[] = [];
  let start = 0.2;
  for (let left = length; left > 0; ) {
    const count = Math.min(left, 4 + Math.floor(random() * 14));
    const sentence = Array.from({ length: count }, draw);
    const end = start + count * secondsPerWord;
    segments.push({ start, end, text: written(sentence, language), language });
    // A pause of two seconds begins a paragraph.
    start = end + (random() < 0.2 ? 2.5 : 0.4);
    left -= count;
  }
  return segments;
}

function written(words: readonly string[], language: string): string {
  if (language === 'ja') return `${words.join('')}。`;
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function pick<Value>(values: readonly Value[], random: Random): Value {
  return values[Math.floor(random() * values.length)]!;
}
