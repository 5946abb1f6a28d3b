/**
 * The sound of a recording as a second model hears it: out of the journal while it is being spoken, and after that with its transcript or,
 * where it is not to be kept, out of memory.
 */

import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import { pause } from '../../core/time.ts';
import { fromPcm16 } from '../../protocol/kept-sound.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { Dictation } from '../dictation/dictation.ts';
import { pieceSamples, type ReadPiece } from '../files/found-sound.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import type { Thread } from '../thread-supervisor.ts';
import { HeldSound, type Stretch } from './held-sound.ts';

/** Where a text is kept, and the seconds by which its recording begins later there. */
export interface Place {
  transcript: string;
  offset: number;
}

interface RecordedSoundPlan {
  dictation: Pick<Dictation, 'session'>;
  library: Pick<Library & LibraryWriter, 'find' | 'work'>;
  store: Pick<Thread<LibraryApi>, 'call'>;
}

/** Seconds by which the journal may be behind. */
const journalSeconds = 1;
/** So much is read at once while somebody speaks, whose voice is listened to by the same thread. */
const livePiece = 4 * speechRate;
const lookEveryMs = 200;

export class RecordedSound {
  /** Of the recording, or of the transcript on whose clock it is. */
  readonly id: string;
  /** The sample to begin at. */
  readonly from: number;
  readonly #plan: RecordedSoundPlan;
  #ending: Promise<Place | null> | null = null;
  #place: Place | null = null;
  #at: number;
  #end = 0;
  #isOver = false;
  #held: HeldSound | null = null;

  /** Without a `place` it is being spoken. */
  constructor(plan: RecordedSoundPlan, { id, from, place }: { id: string; from: number; place?: Place }) {
    this.#plan = plan;
    this.id = id;
    this.from = from;
    this.#at = from;
    this.#end = from;
    if (place) this.end(Promise.resolve(place));
  }

  /** The recording is being finished: `place` resolves with null when there will be no text. */
  end(place: Promise<Place | null>): void {
    this.#ending = place.then((found) => {
      this.#place = found;
      this.#isOver = true;
      return found;
    });
  }

  /** The journal is about to be removed: takes this stretch of it into memory, before it is read any further. Rejects as the library does. */
  async hold(stretch: Stretch): Promise<void> {
    this.#end = stretch.end;
    this.#held = new HeldSound(stretch.end);
    await this.#held.fill(stretch, (start, end) => this.#recorded(start, end));
  }

  /** Samples that are in memory; null where the sound is kept. */
  get held(): number | null {
    return this.#held?.samples ?? null;
  }

  /** What was not read yet, as far as it is known. */
  get left(): Stretch {
    return { start: this.#at, end: this.#plan.dictation.session.value?.hearing.value?.end ?? this.#end };
  }

  get isEnding(): boolean {
    return this.#ending !== null;
  }

  /** Whether no more will be written of it. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Where its text is kept, once that is certain. */
  get place(): Place | null {
    return this.#place;
  }

  settled(): Promise<Place | null> {
    return this.#ending ?? Promise.resolve(null);
  }

  /** Samples until which there was sound when that was last asked. */
  get until(): number {
    return this.#end;
  }

  /** Its sound, piece by piece, as soon as it is spoken. Rejects with `cancelled` when there is no text, or as the library does. */
  readonly read: ReadPiece = async () => {
    for (;;) {
      const isEnded = this.#ending !== null;
      this.#end = isEnded ? await this.#lastSample() : this.#spoken();
      const left = this.#end - this.#at;
      if (isEnded && left <= 0) return null;
      const most = isEnded ? pieceSamples : livePiece;
      if (isEnded || left >= livePiece) return [await this.#next(Math.min(left, most))];
      await pause(lookEveryMs);
    }
  };

  #spoken(): number {
    return (this.#plan.dictation.session.value?.hearing.value?.end ?? 0) - journalSeconds * speechRate;
  }

  async #transcript() {
    const place = await this.#ending;
    const transcript = place && (await this.#plan.library.find(place.transcript));
    if (!transcript) throw new AppError('cancelled', 'the text is gone');
    return { transcript, offset: Math.round(place.offset * speechRate) };
  }

  async #lastSample(): Promise<number> {
    const { transcript } = await this.#transcript();
    if (this.#held) return this.#held.end;
    const part = transcript.sound.find(({ id }) => id === this.id);
    return Math.round((part ? part.from + part.duration : transcript.duration) * speechRate);
  }

  async #next(length: number): Promise<Float32Array<ArrayBuffer>> {
    const [start, end] = [this.#at, this.#at + length];
    this.#at = end;
    if (!this.#ending) return fromPcm16(await this.#recorded(start, end));
    const { transcript, offset } = await this.#transcript();
    if (this.#held) return this.#held.take(start, end);
    const { sound } = await this.#plan.library.work();
    return sound.stretch(transcript).slice(start + offset, end + offset);
  }

  #recorded(start: number, end: number): Promise<Int16Array> {
    return this.#plan.store.call((api) => api.readSound(this.id, start, end));
  }
}
