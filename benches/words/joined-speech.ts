/** Recordings of a minute or two, with the same sentences as clips of their own beside them. The same at every run. */

import { levelled } from '../../src/core/loudness.ts';
import { seeded, shuffled } from '../../src/core/random.ts';
import { speechRate } from '../../src/core/resampler.ts';
import { normalisedWords } from '../statistics/word-errors.ts';
import { copies, joined } from '../whisper/clips.ts';
import { recordings, samplesOf } from '../whisper/recordings.ts';
import { samplesOf as clipSamples, speechClips } from '../whisper/shared-models.ts';
import { type JoinedRecording, roomTone } from './joins.ts';

export interface Sentence {
  id: string;
  language: string;
  /** Normalised. */
  words: readonly string[];
  samples: Float32Array<ArrayBuffer>;
}

/** A recording and the sentences that are its parts, in order. */
export interface SentencesTogether extends JoinedRecording {
  sentences: readonly Sentence[];
}

/** Recordings in a joined one, and the seconds between two of them. */
const together = 10;
const pause = { least: 0.2, most: 2 };
const seed = 17;
const mostSeconds = 12;
/** dBFS of a voice near the microphone. */
const loudDb = -18;

/** dB by which a voice is quieter as its speaker sits farther away. */
const distances = [0, 12, 24];

/** English of the shared recordings, joined so many times, each time with other neighbours. */
export function joinedRecordings(rounds: number): SentencesTogether[] {
  return joinedOf(spokenRecordings(), rounds);
}

/** The same, with each speaker at one of some distances from the microphone. */
export function distantRecordings(rounds: number): SentencesTogether[] {
  const random = seeded(seed);
  const even = spokenRecordings().map(({ samples, ...sentence }) => {
    const far = distances[Math.floor(distances.length * random())]!;
    return { ...sentence, samples: levelled(samples, loudDb - far) };
  });
  return joinedOf(even, rounds).map((recording) => ({ ...recording, id: `distant-${recording.id}` }));
}

function spokenRecordings(): Sentence[] {
  const spoken = recordings().filter(
    ({ id, language, seconds, references }) =>
      language === 'en' && references.length > 0 && seconds <= mostSeconds && !copies.includes(id),
  );
  return spoken.map((recording) => ({
    id: recording.id,
    language: 'en',
    words: normalisedWords(recording.references[0]!),
    samples: samplesOf(recording),
  }));
}

/** The same of synthetic sentences of each language. */
export function joinedSentences(rounds: number): SentencesTogether[] {
  const sentences = speechClips('single').map((clip) => ({
    id: clip.file,
    language: clip.language!,
    words: normalisedWords(clip.text),
    samples: clipSamples(clip),
  }));
  const languages = [...new Set(sentences.map(({ language }) => language))];
  return languages.flatMap((language) =>
    joinedOf(
      sentences.filter((sentence) => sentence.language === language),
      rounds,
    ),
  );
}

/** Synthetic recordings as they are; their sentences are cut out of them in the middle of the pauses. */
export function longSentences(): SentencesTogether[] {
  return speechClips('long').map((clip) => {
    const samples = clipSamples(clip);
    const parts = clip.segments.map(({ text, start, end }) => ({ words: normalisedWords(text), start, end }));
    const edges = [0, ...parts.slice(1).map(({ start }, at) => (parts[at]!.end + start) / 2), Number.POSITIVE_INFINITY];
    const sentences = parts.map(({ words }, at) => ({
      id: `${clip.file}#${at}`,
      language: clip.language!,
      words,
      samples: samples.slice(edges[at]! * speechRate, edges[at + 1]! * speechRate),
    }));
    return { id: clip.file, samples, parts, sentences };
  });
}

function joinedOf(spoken: readonly Sentence[], rounds: number): SentencesTogether[] {
  const random = seeded(seed);
  const tone = roomTone();
  return Array.from({ length: rounds }, (_, round) => {
    const order = shuffled(spoken, random);
    const count = Math.round(order.length / together);
    return Array.from({ length: count }, (_, group) => {
      const sentences = order.filter((_, at) => at % count === group);
      const seconds = sentences.map(() => pause.least + (pause.most - pause.least) * random());
      const pauses = seconds.map((each) => tone.subarray(0, Math.round(each * speechRate)));
      return { id: `${spoken[0]!.language}-${round}-${group}`, ...withPauses(sentences, pauses), sentences };
    });
  }).flat();
}

function withPauses(sentences: readonly Sentence[], pauses: readonly Float32Array[]) {
  let end = 0;
  const parts = sentences.map(({ words, samples }, at) => {
    const start = end + pauses[at]!.length;
    end = start + samples.length;
    return { words, start: start / speechRate, end: end / speechRate };
  });
  return { samples: joined(sentences.flatMap(({ samples }, at) => [pauses[at]!, samples])), parts };
}
