/** One file on its way to a text: it goes on where it was after a pause, a failure, the death of a thread, or a closed tab. */

import { speechRate } from '../../core/resampler.ts';
import type { FilesApi, OpenedFile, Reading, RunEnd } from '../../protocol/files.ts';
import { recogniseOn } from '../engine/recognise-on.ts';
import type { NamedServer, RemoteRecogniser } from '../remote/remote-recogniser.ts';
import { isDeath, retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import type { Turn } from './file-queue.ts';
import { type FileSound, openFileSound } from './file-sound.ts';
import { FoundSound } from './found-sound.ts';
import { speechFinder } from './speech-finder.ts';
import {
  type RecognitionThreads,
  type TranscribedSound,
  type TranscribeOptions,
  transcribeSound,
} from './transcribe-sound.ts';
import type { WindowRecogniser } from './windows-in-order.ts';

/** Seconds of a file whose first text is to come soon, at the cost of a window that is shorter than suits the model. */
const longSeconds = 180;

export interface TranscribedFile extends TranscribedSound {
  /** Which of the sound tracks it was, from 1 on. */
  track: number;
  /** Whether a person has chosen it. */
  isChosen: boolean;
  /** As `OpenedFile.tracks`. */
  tracks: OpenedFile['tracks'];
  /** The server that has heard some or all of it, and the bytes of sound that it was sent; null where the sound stayed here. */
  sent: { server: NamedServer; bytes: number } | null;
}

export interface FileRunPlan {
  /** The file, or the id of its kept sound. */
  source: File | string;
  /** The thread that reads files. */
  reader: Pick<Thread<FilesApi>, 'call'>;
  threads: RecognitionThreads;
  /**
   * As things are now: asked whenever the run goes on. `server`: the one that the run was begun with; null for none. `track` as `Reading.track`.
   */
  reading: (server: NamedServer | null, track: number | null) => Omit<Reading, 'id'>;
  options: () => Pick<TranscribeOptions, 'sensitivity' | 'isWhole' | 'mayGoOn'>;
  /** The sound track; null for the first one in which somebody speaks. */
  track: number | null;
}

export class FileRun {
  readonly #plan: FileRunPlan;
  #id: string | null;
  #key = '';
  #found = new FoundSound();
  /** Who hears it in place of the engine, in a run that was begun so. */
  #remote: RemoteRecogniser | null = null;
  /** Of such a run the rest is done here. */
  #staysHere = false;
  /** The track that is being heard, and the one that is wanted. */
  #track: number | null;
  #wanted: number | null;

  constructor(plan: FileRunPlan) {
    this.#plan = plan;
    this.#id = typeof plan.source === 'string' ? plan.source : null;
    this.#track = plan.track;
    this.#wanted = plan.track;
  }

  /**
   * Transcribes what is left, and hands all of it to `use` before the file is let go of. Rejects with `cancelled`, or as `openFileSound`,
   * `transcribeSound` or `use` do; what was found stays, unless the run was cancelled.
   */
  async transcribe<Result>(turn: Turn, use: (file: TranscribedFile) => Promise<Result>): Promise<Result> {
    for (;;) {
      const before = this.#found.pieces.length;
      try {
        return await this.#goOn(turn, use);
      } catch (error) {
        // A file that kills its reader twice at the same place would do so for ever.
        if (!isDeath(error) || this.#found.pieces.length === before) throw error;
      }
    }
  }

  /** From its next turn on a server hears it. Called before its first turn alone. */
  sendTo(remote: RemoteRecogniser): void {
    this.#remote = remote;
  }

  /** From its next turn on nothing more of it is sent; what came back stays. */
  stayHere(): void {
    this.#staysHere = true;
  }

  /** From its next turn on it is about another sound track, and begins anew. */
  hear(track: number): void {
    this.#wanted = track;
  }

  /** Forgets what was found. Never rejects. */
  async discard(): Promise<void> {
    const id = this.#id;
    this.#id = null;
    this.#found = new FoundSound();
    const { keep } = this.#reading();
    if (id) await this.#plan.reader.call((api) => api.discard(id, keep)).catch(() => {});
  }

  async #goOn<Result>(turn: Turn, use: (file: TranscribedFile) => Promise<Result>): Promise<Result> {
    const { threads, source } = this.#plan;
    const remote = this.#remote;
    if (this.#track !== this.#wanted) {
      await this.discard();
      remote?.forget();
    }
    this.#track = this.#wanted;
    const { sound, key } = await this.#open();
    let end: RunEnd = 'stopped';
    try {
      await this.#take(sound, key);
      const { duration, track, tracks } = sound;
      // Of a file that is not at hand any more there is the sound of one track.
      turn.tellTracks({ heard: track, all: tracks, mayChoose: typeof source !== 'string' });
      const found = this.#found;
      turn.tell(found.end / speechRate, duration, '');
      if (remote) {
        remote.onSent = turn.tellSent;
        remote.onAnswer = (answer) => sound.noteAnswer(answer, remote.sent);
        turn.tellSent(remote.sent);
      }
      const heard = await transcribeSound(threads, sound.read, {
        ...this.#plan.options(),
        isLong: (duration ?? Number.POSITIVE_INFINITY) >= longSeconds,
        signal: turn.signal,
        onProgress: (seconds, text) => turn.tell(seconds, duration, text),
        found,
        onFound: (piece) => sound.note(remote ? { ...piece, sent: remote.sent } : piece),
        recogniser: remote ? this.#recogniser(remote) : undefined,
      });
      const sent = remote && remote.sent > 0 ? { server: remote.server, bytes: remote.sent } : null;
      const result = await use({ ...heard, track, isChosen: this.#track !== null, tracks, sent });
      end = 'done';
      // Its sound without text would stay in memory as long as the file is in a list.
      this.#found = new FoundSound();
      return result;
    } finally {
      if (turn.signal.aborted) end = turn.signal.reason === 'paused' ? 'paused' : 'given-up';
      await sound.close(end);
    }
  }

  /** As things are now. */
  #reading(): Omit<Reading, 'id'> {
    return this.#plan.reading(this.#remote?.server ?? null, this.#track);
  }

  /** The file is opened, and its sound is being read, while the model is being loaded. */
  async #open(): Promise<{ sound: FileSound; key: string }> {
    const { reader, threads, source } = this.#plan;
    const remote = this.#remote;
    for (;;) {
      const reading = this.#reading();
      const [opening, loading] = await Promise.allSettled([
        openFileSound(reader, source, { ...reading, id: this.#id }, speechFinder(threads.listen)),
        // Where a server hears it, no model is needed.
        remote ? null : threads.ready(),
      ]);
      if (opening.status === 'rejected') throw opening.reason;
      const sound = opening.value;
      // Another model may have been loaded than the one that was asked for.
      const isRight = loading.status === 'fulfilled' && this.#reading().key === reading.key;
      if (isRight) return { sound, key: reading.key };
      await sound.close('stopped');
      if (loading.status === 'rejected') throw loading.reason;
    }
  }

  /** The server, or the engine for the rest; cut alike, so that what came back out of turn has its place. */
  #recogniser(remote: RemoteRecogniser): WindowRecogniser {
    const { engine, ready } = this.#plan.threads;
    if (!this.#staysHere) return { atOnce: remote.atOnce(), recognise: remote.recognise, stop: remote.stop };
    return {
      atOnce: 1,
      async recognise(samples, voice, range) {
        const known = remote.known(voice, range);
        if (known) return known;
        await ready();
        return retryOnThreadDeath(() => recogniseOn(engine, samples, range));
      },
      stop: () => {},
    };
  }

  /** What was found with the same key: in this window, or before. */
  async #take(sound: FileSound, key: string): Promise<void> {
    const { id, noted, answers, sent, read } = sound;
    const remote = this.#remote;
    if (sound.staysHere) this.#staysHere = true;
    else if (this.#staysHere && remote) sound.noteStay();
    remote?.restore(answers);
    if (remote) remote.sent = Math.max(remote.sent, sent);
    this.#id = id;
    if (key !== this.#key) this.#found = new FoundSound();
    this.#key = key;
    if (this.#found.pieces.length < noted.length) this.#found = await FoundSound.restored(noted, read);
  }
}
