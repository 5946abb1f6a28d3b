/** The windows of speech in a sound that is read piece by piece: where they are, and their samples. */

import { transfer } from 'comlink';
import type { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import type { ListenApi, ScanOptions } from '../../protocol/listen.ts';
import type { SpeechRange } from '../../protocol/speech.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import { type FoundPiece, type FoundSound, historyFrom, pieceSamples, type ReadPiece } from './found-sound.ts';

export interface SpeechWindow {
  /** Which of the voices, from 0 on. */
  voice: number;
  range: SpeechRange;
  /** The sound of the range: it may be a part of the sound of a wider one. */
  samples: Float32Array<ArrayBuffer>;
}

export interface ScannedWindow extends SpeechWindow {
  /**
   * The same with more room around it, for a second look: some of that may belong to the windows beside it. The first look has had what there
   * is for second attempts.
   */
  wider: SpeechWindow;
}

/** A piece in which speech was looked for. */
export interface ScannedPiece extends Pick<FoundPiece, 'end' | 'isLast' | 'states'> {
  windows: ScannedWindow[];
  /** Of each voice; none behind the end. */
  sounds: Float32Array<ArrayBuffer>[];
}

/** A voice: the last of its sound, and what voice detection knows of it. */
interface Voice {
  sound: AudioHistory;
  state: string | null;
}

/** Samples on either side. */
const room = speechRate;

interface ScanPlan {
  listen: Pick<Thread<ListenApi>, 'call'>;
  read: ReadPiece;
  /** What was found before: the scan goes on behind it. */
  found: FoundSound;
}

export class SpeechScan {
  readonly #plan: ScanPlan;
  readonly #from: number;
  readonly #voices: Voice[] = [];
  #index: number;
  #coming: ReturnType<ReadPiece>;

  /** Begins to read. */
  constructor(plan: ScanPlan) {
    this.#plan = plan;
    this.#from = plan.found.readFrom;
    this.#index = this.#from;
    this.#coming = this.#read();
  }

  /** What is said in the next piece; the last one is empty and closes what is open. Rejects as the reading does. */
  async next(how: Omit<ScanOptions, 'from' | 'isLast'>): Promise<ScannedPiece> {
    await this.#skipFound();
    const piece = await this.#nextPiece();
    const isLast = piece === null;
    const { at, end } = this.#append(piece ?? []);
    const scanned = this.#voices.map(async (voice, of) => {
      const { sound, state: from } = voice;
      const { ranges, state } = await retryOnThreadDeath(async () => {
        const block = sound.slice(at, end);
        return this.#plan.listen.call((api) => api.scan(transfer(block, [block.buffer]), { ...how, from, isLast }));
      });
      voice.state = state;
      return ranges.map((range) => windowIn(sound, of, range));
    });
    const windows = (await Promise.all(scanned)).flat().toSorted((a, b) => a.range.start - b.range.start);
    const states = this.#voices.map(({ state }) => state!);
    return { windows, states, end, isLast, sounds: piece ?? [] };
  }

  /** Of what was found before, only the sound is needed that a window in it may go on from. */
  async #skipFound(): Promise<void> {
    const end = () => this.#voices[0]?.sound.end ?? this.#from * pieceSamples;
    while (end() < this.#plan.found.end) {
      const piece = await this.#nextPiece();
      if (!piece) return;
      this.#append(piece);
    }
  }

  /** The next piece, while the one behind it is being read; null behind the last one. */
  async #nextPiece(): ReturnType<ReadPiece> {
    const piece = await this.#coming;
    if (piece) this.#coming = this.#read();
    return piece;
  }

  #read(): ReturnType<ReadPiece> {
    const coming = this.#plan.read(this.#index++);
    coming.catch(() => {});
    return coming;
  }

  /** Adds the sound to its voices; returns where it begins and ends. */
  #append(piece: readonly Float32Array[]): { at: number; end: number } {
    const at = this.#voices[0]?.sound.end ?? this.#from * pieceSamples;
    for (const [of, samples] of piece.entries()) {
      const state = this.#plan.found.pieces.at(-1)?.states[of] ?? null;
      this.#voices[of] ??= { sound: historyFrom(at), state };
      this.#voices[of].sound.append(samples);
    }
    return { at, end: this.#voices[0]?.sound.end ?? at };
  }
}

function windowIn(sound: AudioHistory, voice: number, range: SpeechRange): ScannedWindow {
  const start = Math.max(sound.start, range.start - room);
  const end = Math.min(sound.end, range.end + room);
  const wide = sound.slice(start, end);
  const samples = wide.subarray(range.start - start, range.end - start);
  return { voice, range, samples, wider: { voice, range: { ...range, start, end, share: 0 }, samples: wide } };
}
