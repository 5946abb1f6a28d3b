/** The file path: voice detection and recognition of sound in parallel, segment by segment, while more of it is being read. */

import { transfer } from 'comlink';
import { throwIfCancelled } from '../../core/cancel.ts';
import { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import { later, type Segment } from '../../core/transcript.ts';
import type { EngineApi, EngineInfo } from '../../protocol/engine.ts';
import type { ListenApi, Sensitivity } from '../../protocol/listen.ts';
import type { CheckedText, Doubt, SaidWord, SpeechRange, TimedWord } from '../../protocol/speech.ts';
import type { SoundStretch } from '../library/sound-reader.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import type { Sound } from '../withheld/sound-pieces.ts';
import type { SampleRange } from '../withheld/withheld-ranges.ts';
import { BusyClock } from './busy-clock.ts';
import { UnheardSound } from './unheard-sound.ts';

/** Samples at 16 kHz, one piece of at most half a minute after another, of each voice. */
export type SoundPieces = AsyncIterable<Float32Array<ArrayBuffer>[]>;

const pieceSamples = 30 * speechRate;
/** A segment may have begun in the piece before the one whose segments are recognised while the next one is already heard. */
const heldSamples = 4 * pieceSamples;

export interface WithheldRange extends SampleRange {
  /** What was wrong with the text. */
  reason: Doubt;
}

/** What the speakers of a file are called, a channel each. */
const speakers = ['A', 'B'];

interface VoiceRange {
  voice: number;
  range: SpeechRange;
}

const newVoice = () => new AudioHistory(new ArrayBuffer(AudioHistory.bytes(heldSamples)));

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
}

export interface TranscribedSound {
  /** Segments in order of their start. */
  segments: Segment[];
  /** Words with times in seconds from the first sample; null when the model has no word times. */
  words: TimedWord[] | null;
  /** Every word with how sure the model was. */
  said: SaidWord[];
  /** Ranges that passed the speech gate, but have no trustworthy text. */
  withheld: WithheldRange[];
  /** The sound of these ranges or, where nothing has text, of the beginning: of each as much as is kept in memory. */
  unheard: Sound[];
  /** Duration of the sound in seconds. */
  duration: number;
  /** Channels that were heard on their own, as each is a speaker; else 1. */
  voices: number;
  /** Milliseconds in which voice detection or recognition was at work. */
  computeMs: number;
}

/** The pieces of sound that is in memory or on the disk. */
export async function* piecesOf(sound: Float32Array<ArrayBuffer> | SoundStretch): SoundPieces {
  for (let at = 0; at < sound.length; at += pieceSamples) {
    yield [await sound.slice(at, Math.min(sound.length, at + pieceSamples))];
  }
}

/**
 * Transcribes the sound, of which two minutes are in memory at a time. Where there are several voices, each is heard on its own. Rejects with `cancelled`, with the error of the pieces, or with a
 * ThreadDeath when a dead thread is not restarted.
 */
export async function transcribeSound(
  { listen, engine, ready }: RecognitionThreads,
  pieces: SoundPieces,
  { sensitivity, isWhole = false, signal, mayGoOn = async () => {}, onProgress = () => {} }: TranscribeOptions,
): Promise<TranscribedSound> {
  const { abilities } = await ready();
  const voices = [newVoice()];
  const unheard = new UnheardSound();
  const busy = new BusyClock();
  const coming = pieces[Symbol.asyncIterator]();

  /** What is said in the next piece, and where it ends; the last one is empty and closes what is open. */
  async function scanNext(): Promise<{ ranges: VoiceRange[]; end: number; isLast: boolean }> {
    const at = voices[0]!.end;
    const { done, value } = await coming.next();
    const isLast = Boolean(done);
    for (const [voice, samples] of (done ? [] : value).entries()) {
      voices[voice] ??= newVoice();
      voices[voice].append(samples);
    }
    const end = voices[0]!.end;
    const options = { sensitivity, inParagraphs: isWhole || abilities.hearsParagraphs, at, isLast };
    const scanned = voices.map(async (history, voice) => {
      const ranges = await retryOnThreadDeath(async () => {
        const block = history.slice(at, end);
        return listen.call((api) => api.scan(transfer(block, [block.buffer]), { ...options, voice }));
      });
      return ranges.map((range) => ({ voice, range }));
    });
    const ranges = (await busy.during(() => Promise.all(scanned))).flat();
    return { ranges: ranges.toSorted((a, b) => a.range.start - b.range.start), end, isLast };
  }

  async function recogniseRange({ voice, range }: VoiceRange): Promise<CheckedText> {
    const recognise = async () => {
      const piece = voices[voice]!.slice(range.start, range.end);
      return engine.call((api) => api.recognise(transfer(piece, [piece.buffer]), range));
    };
    return busy.during(() => retryOnThreadDeath(recognise));
  }

  const segments: Segment[] = [];
  const words: TimedWord[] = [];
  const said: SaidWord[] = [];
  const withheld: WithheldRange[] = [];
  try {
    let next = scanNext();
    for (let isLast = false; !isLast; ) {
      const scanned = await next;
      isLast = scanned.isLast;
      throwIfCancelled(signal, 'transcription');
      // The listening thread scans the next piece while the engine recognises this one.
      if (!isLast) next = scanNext();
      next.catch(() => {});
      for (const heard of scanned.ranges) {
        await mayGoOn();
        throwIfCancelled(signal, 'transcription');
        const { start, end } = heard.range;
        const found = await recogniseRange(heard);
        const speaker = voices.length > 1 ? { speaker: speakers[heard.voice]! } : {};
        segments.push(...segmentsOf(found, heard.range).map((segment) => ({ ...segment, ...speaker })));
        words.push(...(found.words ?? []).map((word) => later(word, start / speechRate)));
        said.push(...(found.said ?? []));
        if (found.doubt) {
          withheld.push({ start, end, reason: found.doubt });
          unheard.withhold(voices[heard.voice]!, start, end);
        }
        onProgress(end / speechRate, found.text);
      }
      if (segments.length === 0) unheard.passOver(voices[0]!, scanned.end);
      onProgress(scanned.end / speechRate, '');
    }
  } finally {
    await coming.return?.();
  }
  return {
    segments: inOrder(segments),
    words: words.length > 0 ? words.toSorted((a, b) => a.start - b.start) : null,
    said,
    withheld,
    unheard: unheard.kept(segments.length > 0),
    duration: voices[0]!.end / speechRate,
    voices: voices.length,
    computeMs: busy.ms,
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
