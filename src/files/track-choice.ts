/**
 * Which of several sound tracks is heard: the first one in which somebody speaks. A track that nobody has recorded on, or music alone, is
 * passed over: voice detection finds some speech in 2 of 20 stretches of music, and is not certain of it. Commentary comes behind what it
 * comments on.
 */

import type { InputAudioTrack } from 'mediabunny';
import { certainSpeech } from '../core/checks/stock-phrases.ts';
import { rmsDb } from '../core/loudness.ts';
import type { SoundTrack, SpeechFinder } from '../protocol/files.ts';
import { type SoundBlock, speechPieces } from './speech-stream.ts';

/** A track that can be decoded. */
export interface ReadableTrack {
  about: SoundTrack;
  /**
   * Its sound from so many seconds on, 0 for the beginning; `zero` is where the clock of the file begins on that of the container. The first
   * block may begin earlier.
   */
  blocks(zero: number, from: number): AsyncIterable<SoundBlock>;
}

/** Seconds of a stretch that is listened to, and the most of them in a track: four minutes are heard whole. */
const stretch = 10;
const mostStretches = 24;
/** dBFS: a stretch that nobody has recorded on is below. */
const silentDb = -70;

/** The container's clock, and the seconds on it; null where it does not tell. */
interface Clock {
  zero: number;
  duration: number | null;
}

/**
 * The first track with speech; where that is nowhere certain, the one in which it is the likeliest, and the first one where there is none.
 * `tracks` are at least one.
 */
export async function firstSpoken(
  tracks: readonly ReadableTrack[],
  clock: Clock,
  findSpeech: SpeechFinder,
): Promise<ReadableTrack> {
  let best = { readable: tracks[0]!, certainty: 0 };
  for (const readable of tracks.toSorted((a, b) => Number(a.about.isCommentary) - Number(b.about.isCommentary))) {
    // What breaks off here does so again when it is read, where that is told.
    const certainty = await speechIn(readable, clock, findSpeech).catch(() => 0);
    if (certainty >= certainSpeech) return readable;
    if (certainty > best.certainty) best = { readable, certainty };
  }
  return best.readable;
}

/** How certain it is, 0 to 1, that somebody speaks in the track. */
async function speechIn(
  { blocks }: ReadableTrack,
  { zero, duration }: Clock,
  findSpeech: SpeechFinder,
): Promise<number> {
  let most = 0;
  for (const from of startsIn(duration)) {
    for await (const [samples] of speechPieces(between(blocks(zero, from), from, from + stretch))) {
      if (rmsDb(samples!) > silentDb) most = Math.max(most, await findSpeech(samples!));
    }
    if (most >= certainSpeech) break;
  }
  return most;
}

/** Where stretches begin, in seconds: one behind another, or, of what is longer than all of them, spread evenly. */
function startsIn(duration: number | null): number[] {
  const step = duration === null ? stretch : Math.max(stretch, (duration - stretch) / (mostStretches - 1));
  const count = duration === null ? mostStretches : Math.min(mostStretches, Math.ceil(duration / stretch));
  return Array.from({ length: count }, (_, at) => at * step);
}

/** The blocks in [from, to), on a clock that begins there. */
async function* between(blocks: AsyncIterable<SoundBlock>, from: number, to: number): AsyncGenerator<SoundBlock> {
  for await (const block of blocks) {
    if (block.at >= to) return;
    yield { ...block, at: block.at - from };
  }
}

/** What the container says of a track. */
export async function soundTrack(track: InputAudioTrack): Promise<SoundTrack> {
  const language = await track.getLanguageCode();
  const { commentary } = await track.getDisposition();
  return {
    number: track.number,
    language: language === 'und' ? null : language,
    name: (await track.getName())?.trim() || null,
    isCommentary: commentary,
  };
}
