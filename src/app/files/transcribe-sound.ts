/** The file path: voice detection and recognition of sound in parallel, segment by segment, while more of it is being read. */

import { transfer } from 'comlink';
import { throwIfCancelled } from '../../core/cancel.ts';
import type { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import { later, type Segment } from '../../core/transcript.ts';
import type { EngineApi, EngineInfo } from '../../protocol/engine.ts';
import type { ListenApi, Sensitivity } from '../../protocol/listen.ts';
import type { CheckedText, SaidWord, SpeechRange, TimedWord } from '../../protocol/speech.ts';
import type { SoundStretch } from '../library/sound-reader.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import type { Sound } from '../withheld/sound-pieces.ts';
import { BusyClock } from './busy-clock.ts';
import {
  type FoundPiece,
  FoundSound,
  historyFrom,
  pieceSamples,
  type ReadPiece,
  type WithheldOfVoice,
} from './found-sound.ts';
import { Lanes } from './lanes.ts';

/** What the speakers of a file are called, a channel each. */
const speakers = ['A', 'B'];

export interface RecognitionThreads {
  listen: Pick<Thread<ListenApi>, 'call'>;
  engine: Pick<Thread<EngineApi>, 'call'>;
  ready(): Promise<Pick<EngineInfo, 'abilities'>>;
}

export interface TranscribeOptions {
  sensitivity: Sensitivity;
  /** Whether each range is to be as long as a model can hear, whatever it prefers. */
  isWhole?: boolean;
  signal?: AbortSignal;
  /** Awaited before each segment. */
  mayGoOn?: () => Promise<void>;
  /** Called with the seconds of sound that are done, and with the text of the last of them. */
  onProgress?: (seconds: number, text: string) => void;
  /** What was found before an interruption; what is found now is added. */
  found?: FoundSound;
  /** Called with what was found in each piece, when it is done. */
  onFound?: (piece: FoundPiece) => void;
  /** Recognises in place of the engine, which is then not loaded: whole paragraphs, several at once. */
  recogniser?: RangeRecogniser | undefined;
}

export interface RangeRecogniser {
  /** Ranges that it takes at once. */
  atOnce: number;
  /** Times are in seconds from the start of the samples. */
  recognise(samples: Float32Array<ArrayBuffer>, voice: number, range: SpeechRange): Promise<CheckedText>;
}

export interface TranscribedSound {
  /** Segments in order of their start. */
  segments: Segment[];
  /** Words with times in seconds from the first sample; null when the model has no word times. */
  words: TimedWord[] | null;
  /** Every word with how sure the model was. */
  said: SaidWord[];
  /** Ranges that passed the speech gate, but have no trustworthy text. */
  withheld: WithheldOfVoice[];
  /** The sound of these ranges or, where nothing has text, of the beginning: of each as much as is kept in memory. */
  unheard: Sound[];
  /** Duration of the sound in seconds. */
  duration: number;
  /** Channels that were heard on their own, as each is a speaker; else 1. */
  voices: number;
  /** Milliseconds in which voice detection or recognition was at work. */
  computeMs: number;
}

/** Reads sound that is in memory or on the disk. */
export function readerOf(sound: Float32Array<ArrayBuffer> | SoundStretch): ReadPiece {
  return async (index) => {
    const at = index * pieceSamples;
    return at < sound.length ? [await sound.slice(at, Math.min(sound.length, at + pieceSamples))] : null;
  };
}

/** A voice: the last of its sound, and what voice detection knows of it. */
interface Voice {
  sound: AudioHistory;
  state: string | null;
}

/** A piece in which speech was looked for. */
interface ScannedPiece extends Pick<FoundPiece, 'end' | 'isLast' | 'states'> {
  ranges: { voice: number; range: SpeechRange }[];
}

/**
 * Transcribes the sound, of which two minutes are in memory at a time. Where there are several voices, each is heard on its own. Rejects with
 * `cancelled`, with the error of `read`, or with a ThreadDeath when a dead thread is not restarted.
 */
export async function transcribeSound(
  { listen, engine, ready }: RecognitionThreads,
  read: ReadPiece,
  options: TranscribeOptions,
): Promise<TranscribedSound> {
  const { sensitivity, isWhole = false, signal, mayGoOn = async () => {}, onProgress = () => {} } = options;
  const { found = new FoundSound(), onFound = () => {}, recogniser } = options;
  const inParagraphs = isWhole || recogniser !== undefined || (await ready()).abilities.hearsParagraphs;
  /** Pieces that are recognised at the same time: as many as keep all lanes busy. */
  const piecesAtOnce = recogniser ? recogniser.atOnce + 1 : 1;
  const lanes = new Lanes(recogniser?.atOnce ?? 1);
  const busy = new BusyClock();
  const voices: Voice[] = [];
  const from = found.readFrom;
  let index = from;
  let coming = read(index);

  /** The next piece, while the one behind it is being read; null behind the last one. */
  async function readNext(): Promise<Float32Array<ArrayBuffer>[] | null> {
    const piece = await coming;
    if (piece) coming = read(++index);
    coming.catch(() => {});
    return piece;
  }

  /** Adds the sound to its voices; returns where it begins and ends. */
  function append(piece: readonly Float32Array[]): { at: number; end: number } {
    const at = voices[0]?.sound.end ?? from * pieceSamples;
    for (const [voice, samples] of piece.entries()) {
      voices[voice] ??= { sound: historyFrom(at, piecesAtOnce - 1), state: found.pieces.at(-1)?.states[voice] ?? null };
      voices[voice].sound.append(samples);
    }
    return { at, end: voices[0]?.sound.end ?? at };
  }

  /** What is said in the next piece, and where it ends; the last one is empty and closes what is open. */
  async function scanNext(): Promise<ScannedPiece> {
    const piece = await readNext();
    const isLast = piece === null;
    const { at, end } = append(piece ?? []);
    const scanned = voices.map(async (heard, voice) => {
      const { sound, state: before } = heard;
      const { ranges, state } = await retryOnThreadDeath(async () => {
        const block = sound.slice(at, end);
        const how = { sensitivity, inParagraphs, from: before, isLast };
        return listen.call((api) => api.scan(transfer(block, [block.buffer]), how));
      });
      heard.state = state;
      return { state, ranges: ranges.map((range) => ({ voice, range })) };
    });
    const all = await busy.during(() => Promise.all(scanned));
    const ranges = all.flatMap((one) => one.ranges).toSorted((a, b) => a.range.start - b.range.start);
    return { ranges, states: all.map(({ state }) => state), end, isLast };
  }

  async function recogniseRange(voice: number, range: SpeechRange): Promise<CheckedText> {
    const recognise = async () => {
      const piece = voices[voice]!.sound.slice(range.start, range.end);
      if (recogniser) return recogniser.recognise(piece, voice, range);
      return engine.call((api) => api.recognise(transfer(piece, [piece.buffer]), range));
    };
    return busy.during(() => retryOnThreadDeath(recognise));
  }

  async function recognisePiece({ ranges, ...piece }: ScannedPiece): Promise<FoundPiece> {
    const segments: Segment[] = [];
    const words: TimedWord[] = [];
    const said: SaidWord[] = [];
    const withheld: WithheldOfVoice[] = [];
    const texts = ranges.map(({ voice, range }) =>
      lanes.run(async () => {
        await mayGoOn();
        throwIfCancelled(signal, 'transcription');
        const text = await recogniseRange(voice, range);
        onProgress(range.end / speechRate, text.text);
        return text;
      }),
    );
    for (const [at, text] of (await Promise.all(texts)).entries()) {
      const { voice, range } = ranges[at]!;
      const { start, end } = range;
      const speaker = voices.length > 1 ? { speaker: speakers[voice]! } : {};
      segments.push(...segmentsOf(text, range).map((segment) => ({ ...segment, ...speaker })));
      words.push(...(text.words ?? []).map((word) => later(word, start / speechRate)));
      said.push(...(text.said ?? []));
      if (text.doubt) {
        withheld.push({ start, end, reason: text.doubt, voice });
        found.unheard.withhold(voices[voice]!.sound, start, end);
      }
    }
    return { ...piece, segments, words, said, withheld };
  }

  // Of what was found before, only the sound is needed that a segment in it may go on from.
  for (let at = from * pieceSamples; at < found.end; ) {
    const piece = await readNext();
    if (!piece) break;
    at = append(piece).end;
  }
  const underWay: Promise<FoundPiece>[] = [];
  /** Takes over what was found, in the order of the sound, until no more than `most` pieces are under way. */
  async function takeOver(most: number): Promise<void> {
    while (underWay.length > most) {
      const piece = await underWay[0]!;
      underWay.shift();
      found.add(piece);
      if (!found.hasText && voices[0]) found.unheard.passOver(voices[0].sound, piece.end);
      onFound(piece);
      onProgress(piece.end / speechRate, '');
    }
  }
  for (let next = found.isWhole ? null : scanNext(); next; ) {
    const scanned = await next;
    throwIfCancelled(signal, 'transcription');
    // The listening thread scans the next piece while this one is recognised.
    next = scanned.isLast ? null : scanNext();
    next?.catch(() => {});
    const piece = recognisePiece(scanned);
    piece.catch(() => {});
    underWay.push(piece);
    await takeOver(piecesAtOnce - 1);
  }
  await takeOver(0);
  return { ...resultOf(found), voices: Math.max(1, voices.length), computeMs: busy.ms };
}

function resultOf({ pieces, unheard, hasText, end }: FoundSound): Omit<TranscribedSound, 'voices' | 'computeMs'> {
  const words = pieces.flatMap((piece) => piece.words);
  return {
    segments: inOrder(pieces.flatMap(({ segments }) => segments)),
    words: words.length > 0 ? words.toSorted((a, b) => a.start - b.start) : null,
    said: pieces.flatMap(({ said }) => said),
    withheld: pieces.flatMap(({ withheld }) => withheld),
    unheard: unheard.kept(hasText),
    duration: end / speechRate,
  };
}

/** In the order of time. Where another one begins to speak, the text says who. */
function inOrder(segments: readonly Segment[]): Segment[] {
  const sorted = segments.toSorted((a, b) => a.start - b.start);
  return sorted.map((segment, i) => {
    const { speaker, text } = segment;
    return speaker === undefined || speaker === sorted[i - 1]?.speaker
      ? segment
      : { ...segment, text: `${speaker}: ${text}` };
  });
}

/** The segments as divided by the model, or else the range as cut by voice detection. */
function segmentsOf({ text, segments, language }: CheckedText, { start, end }: SpeechRange): Segment[] {
  const spoken = language ? { language } : {};
  if (segments) return segments.map((segment) => ({ ...later(segment, start / speechRate), ...spoken }));
  return text ? [{ start: start / speechRate, end: end / speechRate, text, ...spoken }] : [];
}
