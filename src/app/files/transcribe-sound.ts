/** The file path: voice detection and recognition of sound in parallel, segment by segment, while more of it is being read. */

import { transfer } from 'comlink';
import { throwIfCancelled } from '../../core/cancel.ts';
import { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import { later, type Segment } from '../../core/transcript.ts';
import type { EngineApi, EngineInfo } from '../../protocol/engine.ts';
import type { ListenApi, Sensitivity } from '../../protocol/listen.ts';
import type { CheckedText, SaidWord, SpeechRange, TimedWord } from '../../protocol/speech.ts';
import type { SoundStretch } from '../library/sound-reader.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import type { Sound } from '../withheld/sound-pieces.ts';
import type { SampleRange } from '../withheld/withheld-ranges.ts';
import { BusyClock } from './busy-clock.ts';
import { UnheardSound } from './unheard-sound.ts';

/** Mono samples at 16 kHz, one piece of at most half a minute after another. */
export type SoundPieces = AsyncIterable<Float32Array<ArrayBuffer>>;

const pieceSamples = 30 * speechRate;
/** A segment may have begun in the piece before the one whose segments are recognised while the next one is already heard. */
const heldSamples = 4 * pieceSamples;

export interface RecognitionThreads {
  listen: Pick<Thread<ListenApi>, 'call'>;
  engine: Pick<Thread<EngineApi>, 'call'>;
  ready(): Promise<Pick<EngineInfo, 'abilities'>>;
}

export interface TranscribeOptions {
  sensitivity: Sensitivity;
  signal?: AbortSignal;
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
  withheld: SampleRange[];
  /** The sound of these ranges or, where nothing has text, of the beginning: of each as much as is kept in memory. */
  unheard: Sound[];
  /** Duration of the sound in seconds. */
  duration: number;
  /** Milliseconds in which voice detection or recognition was at work. */
  computeMs: number;
}

/** The pieces of sound that is in memory or on the disk. */
export async function* piecesOf(sound: Float32Array<ArrayBuffer> | SoundStretch): SoundPieces {
  for (let at = 0; at < sound.length; at += pieceSamples) {
    yield await sound.slice(at, Math.min(sound.length, at + pieceSamples));
  }
}

/**
 * Transcribes the sound, of which two minutes are in memory at a time. Rejects with `cancelled`, with the error of the pieces, or with a
 * ThreadDeath when a dead thread is not restarted.
 */
export async function transcribeSound(
  { listen, engine, ready }: RecognitionThreads,
  pieces: SoundPieces,
  { sensitivity, signal, onProgress = () => {} }: TranscribeOptions,
): Promise<TranscribedSound> {
  const { abilities } = await ready();
  const history = new AudioHistory(new ArrayBuffer(AudioHistory.bytes(heldSamples)));
  const unheard = new UnheardSound(history);
  const busy = new BusyClock();
  const coming = pieces[Symbol.asyncIterator]();

  /** The ranges of speech that end in the next piece, and where it ends; the last one is empty and closes what is open. */
  async function scanNext(): Promise<{ ranges: SpeechRange[]; end: number; isLast: boolean }> {
    const at = history.end;
    const { done, value } = await coming.next();
    if (!done) history.append(value);
    const end = history.end;
    const options = { sensitivity, inParagraphs: abilities.hearsParagraphs, at, isLast: Boolean(done) };
    const scan = async () => {
      const block = history.slice(at, end);
      return listen.call((api) => api.scan(transfer(block, [block.buffer]), options));
    };
    return { ranges: await busy.during(() => retryOnThreadDeath(scan)), end, isLast: Boolean(done) };
  }

  async function recogniseRange(range: SpeechRange): Promise<CheckedText> {
    const recognise = async () => {
      const piece = history.slice(range.start, range.end);
      return engine.call((api) => api.recognise(transfer(piece, [piece.buffer]), range));
    };
    return busy.during(() => retryOnThreadDeath(recognise));
  }

  const segments: Segment[] = [];
  const words: TimedWord[] = [];
  const said: SaidWord[] = [];
  const withheld: SampleRange[] = [];
  try {
    let next = scanNext();
    for (let isLast = false; !isLast; ) {
      const scanned = await next;
      isLast = scanned.isLast;
      throwIfCancelled(signal, 'transcription');
      // The listening thread scans the next piece while the engine recognises this one.
      if (!isLast) next = scanNext();
      next.catch(() => {});
      for (const range of scanned.ranges) {
        throwIfCancelled(signal, 'transcription');
        const { start, end } = range;
        const found = await recogniseRange(range);
        segments.push(...segmentsOf(found, range));
        words.push(...(found.words ?? []).map((word) => later(word, start / speechRate)));
        said.push(...(found.said ?? []));
        if (found.doubt) {
          withheld.push({ start, end });
          unheard.withhold(start, end);
        }
        onProgress(end / speechRate, found.text);
      }
      if (segments.length === 0) unheard.passOver(scanned.end);
      onProgress(scanned.end / speechRate, '');
    }
  } finally {
    await coming.return?.();
  }
  return {
    segments,
    words: words.length > 0 ? words : null,
    said,
    withheld,
    unheard: unheard.kept(segments.length > 0),
    duration: history.end / speechRate,
    computeMs: busy.ms,
  };
}

/** The segments as divided by the model, or else the range as cut by voice detection. */
function segmentsOf({ text, segments, language }: CheckedText, { start, end }: SpeechRange): Segment[] {
  const spoken = language ? { language } : {};
  if (segments) return segments.map((segment) => ({ ...later(segment, start / speechRate), ...spoken }));
  return text ? [{ start: start / speechRate, end: end / speechRate, text, ...spoken }] : [];
}
