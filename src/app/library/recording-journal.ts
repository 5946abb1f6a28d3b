/** The journal of one recording as the page sees it: who writes it, what is kept with the sound, and what is said when that fails. */

import { proxy, transfer } from 'comlink';
import { AppError, type WireError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Segment } from '../../core/transcript.ts';
import { words as noticeWords } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import { holdLock } from '../../platform/hold-lock.ts';
import { recordingLock } from '../../protocol/journal.ts';
import { fromPcm16 } from '../../protocol/kept-sound.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { Notices } from '../notices.ts';
import { isDeath, retrying, type Thread } from '../thread-supervisor.ts';

/** Milliseconds between two writes of the words. */
const wordsEveryMs = 1000;

export interface RecordingJournal {
  id: string;
  /** `hand` gives listening the port for its sound; it is called again with another port when the library thread was replaced. */
  attach(hand: (port: MessagePort) => Promise<void>): void;
  /** Keeps the words so far, soon. */
  note(words: readonly Segment[]): void;
  /** The samples in [start, end); null when they cannot be read. */
  read(start: number, end: number): Promise<Float32Array<ArrayBuffer> | null>;
  /** The text is saved: keeps the sound for the transcript that names it, or removes it. Never rejects. */
  finish(isKept: boolean): Promise<void>;
  /** The person does not want it: sound and words stay for a day. Never rejects. */
  discard(): Promise<void>;
  /** The recording has ended without a saved text: it counts as interrupted from now on. */
  leave(): void;
}

export interface JournalPlan {
  thread: Thread<LibraryApi>;
  notices: Pick<Notices, 'say' | 'report' | 'settle'>;
}

/** Begins the journal of a recording by the model with that id. */
export function beginJournal({ thread, notices }: JournalPlan, model: string): RecordingJournal {
  const start = { id: newId(), startedAt: Date.now(), model };
  const store = retrying(thread);
  const lock = holdLock(recordingLock(start.id));
  /** What is said once it works. */
  const about = saying(noticeWords, 'journalWorks');
  let words: readonly Segment[] = [];
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onTrouble = proxy((error: WireError | null) => {
    if (error) notices.report(new AppError('journal-failed', error.message), undefined, about);
    else {
      notices.settle(about);
      notices.say(about);
    }
  });

  async function attach(hand: (port: MessagePort) => Promise<void>): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    const kept = thread.call((api) => api.record(start, transfer(port2, [port2]), onTrouble));
    // Whoever replaces listening that has died attaches it again.
    hand(port1).catch(() => {});
    try {
      await kept;
    } catch (error) {
      if (isOver) return;
      // A new library thread gets what the history still holds.
      if (isDeath(error)) await attach(hand);
      else notices.report(new AppError('journal-failed', `${error}`), undefined, about);
    }
  }

  function writeWords(): void {
    timer = undefined;
    // What cannot be written is reported with the sound.
    store.call((api) => api.noteWords(start.id, words)).catch(() => {});
  }

  async function letGo(): Promise<void> {
    isOver = true;
    clearTimeout(timer);
    (await lock)();
  }

  return {
    id: start.id,
    attach: (hand) => void attach(hand),
    note(said) {
      words = said;
      timer ??= setTimeout(writeWords, wordsEveryMs);
    },
    async read(from, to) {
      const sound = await store.call((api) => api.readSound(start.id, from, to)).catch(() => null);
      return sound && fromPcm16(sound);
    },
    async finish(isKept) {
      isOver = true;
      const { id } = start;
      await store.call((api) => (isKept ? api.keepSound(id, false) : api.removeSound(id))).catch(() => {});
      await letGo();
    },
    async discard() {
      await store.call((api) => api.noteWords(start.id, words)).catch(() => {});
      await store.call((api) => api.discardSound(start.id, Date.now())).catch(() => {});
      await letGo();
    },
    leave: () => void letGo(),
  };
}
