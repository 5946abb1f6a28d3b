/** The file path: voice detection and recognition of decoded samples in parallel, segment by segment. */

import { transfer } from 'comlink';
import { throwIfCancelled } from '../../core/cancel.ts';
import { speechRate } from '../../core/resampler.ts';
import { later, type Segment } from '../../core/transcript.ts';
import type { EngineApi, EngineInfo } from '../../protocol/engine.ts';
import type { ListenApi, Sensitivity } from '../../protocol/listen.ts';
import type { CheckedText, SaidWord, SpeechRange, TimedWord } from '../../protocol/speech.ts';
import type { SoundStretch } from '../library/sound-reader.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import type { SampleRange } from '../withheld/withheld-ranges.ts';

const blockSamples = 30 * speechRate;

export interface RecognitionThreads {
  listen: Pick<Thread<ListenApi>, 'call'>;
  engine: Pick<Thread<EngineApi>, 'call'>;
  ready(): Promise<Pick<EngineInfo, 'abilities'>>;
}

export interface TranscribeOptions {
  sensitivity: Sensitivity;
  signal?: AbortSignal;
  /** Called with the share of the audio that is done, 0 to 1. */
  onProgress?: (share: number) => void;
}

export interface TranscribedSamples {
  /** Segments in order of their start. */
  segments: Segment[];
  /** Words with times in seconds from the first sample; null when the model has no word times. */
  words: TimedWord[] | null;
  /** Every word with how sure the model was. */
  said: SaidWord[];
  /** Ranges that passed the speech gate, but have no trustworthy text. */
  withheld: SampleRange[];
}

/** Transcribes `samples`. Rejects with `cancelled`, or with a ThreadDeath when a dead thread is not restarted. */
export async function transcribeSamples(
  { listen, engine, ready }: RecognitionThreads,
  samples: Float32Array<ArrayBuffer> | SoundStretch,
  { sensitivity, signal, onProgress = () => {} }: TranscribeOptions,
): Promise<TranscribedSamples> {
  const { abilities } = await ready();

  async function scanAt(at: number): Promise<SpeechRange[]> {
    const inParagraphs = abilities.hearsParagraphs;
    const options = { sensitivity, inParagraphs, at, isLast: at + blockSamples >= samples.length };
    return retryOnThreadDeath(async () => {
      const block = await samples.slice(at, Math.min(samples.length, at + blockSamples));
      return listen.call((api) => api.scan(transfer(block, [block.buffer]), options));
    });
  }

  async function recogniseRange(range: SpeechRange): Promise<CheckedText> {
    return retryOnThreadDeath(async () => {
      const piece = await samples.slice(range.start, range.end);
      return engine.call((api) => api.recognise(transfer(piece, [piece.buffer]), range));
    });
  }

  const segments: Segment[] = [];
  const words: TimedWord[] = [];
  const said: SaidWord[] = [];
  const withheld: SampleRange[] = [];
  let next = scanAt(0);
  for (let at = 0; at < samples.length; at += blockSamples) {
    const ranges = await next;
    const following = at + blockSamples;
    // The listening thread scans the next block while the engine recognises this one.
    if (following < samples.length) next = scanAt(following);
    next.catch(() => {});
    for (const range of ranges) {
      throwIfCancelled(signal, 'transcription');
      const { start, end } = range;
      const found = await recogniseRange(range);
      segments.push(...segmentsOf(found, range));
      words.push(...(found.words ?? []).map((word) => later(word, start / speechRate)));
      said.push(...(found.said ?? []));
      if (found.doubt) withheld.push({ start, end });
      onProgress(end / samples.length);
    }
    throwIfCancelled(signal, 'transcription');
    onProgress(Math.min(1, following / samples.length));
  }
  return { segments, words: words.length > 0 ? words : null, said, withheld };
}

/** The segments as divided by the model, or else the range as cut by voice detection. */
function segmentsOf({ text, segments, language }: CheckedText, { start, end }: SpeechRange): Segment[] {
  const spoken = language ? { language } : {};
  if (segments) return segments.map((segment) => ({ ...later(segment, start / speechRate), ...spoken }));
  return text ? [{ start: start / speechRate, end: end / speechRate, text, ...spoken }] : [];
}
