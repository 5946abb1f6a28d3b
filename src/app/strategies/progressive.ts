/**
 * The progressive strategy: behind the model that writes live, a more exact one hears every piece of text again, in a worker of its own, and its
 * words take the place of those that differ. It goes on after the recording, and after the page was left.
 */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { alignedSegments } from '../../core/aligned-text.ts';
import { speechRate } from '../../core/resampler.ts';
import { pause } from '../../core/time.ts';
import type { Transcript } from '../../core/transcript.ts';
import { saying } from '../../i18n/saying.ts';
import { strategyWords } from '../../i18n/transcript.ts';
import { fromPcm16 } from '../../protocol/kept-sound.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { CheckedText, SpeechEvent } from '../../protocol/speech.ts';
import type { Dictation } from '../dictation/dictation.ts';
import { recogniseOn } from '../engine/recognise-on.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import type { ExactModel } from './exact-model.ts';
import {
  type HeardText,
  mayGoOn,
  nothingWaits,
  type Piece,
  secondsLeft,
  withDone,
  withHeard,
  withoutAllOf,
} from './improvement-queue.ts';
import type { Improving } from './improving.ts';
import { keepUnfinished, type Unfinished } from './unfinished.ts';

export interface ProgressivePlan {
  dictation: Pick<Dictation, 'session' | 'stop'>;
  isDictating: ReadonlySignal<boolean>;
  library: Pick<Library & LibraryWriter, 'find' | 'work'>;
  store: Pick<Thread<LibraryApi>, 'call'>;
  textRules: Pick<TextRules, 'finished'>;
  exact: ExactModel;
  /** Id of the exact model; undefined where there is none but the one that writes live. */
  exactId: () => Promise<string | undefined>;
  notices: Pick<Notices, 'report' | 'settle'>;
  /** Set here. */
  improving: Signal<Improving | null>;
}

export interface Progressive {
  /** A recording begins: the memory of an exact model that needs all of it is freed. */
  begin(): void;
  /** A final text of the recording in progress. */
  hear(event: Extract<SpeechEvent, { kind: 'final' }>): void;
  /** The recording is being finished: `outcome` resolves with its transcript, or with null when there is none. */
  end(outcome: Promise<Transcript | null>): void;
  /** Goes on with what an earlier visit has left. */
  resume(left: readonly Unfinished[]): Promise<void>;
}

/** Where a text is kept, and the seconds by which its recording begins later there. */
interface Place {
  transcript: string;
  offset: number;
}

/** Seconds by which live text may be behind before the exact model waits, and by which the journal may be. */
const mostBehind = 3;
const journalSeconds = 1;
const lookEveryMs = 200;

export function createProgressive(plan: ProgressivePlan): Progressive {
  const { dictation, isDictating, library, improving } = plan;
  /** Of each recording: where its text is kept, once that is certain; null while it is being spoken. */
  const places = new Map<string, Promise<Place | null> | null>();
  const settled = new Map<string, Place>();
  let queue = nothingWaits;
  let isAtWork = false;

  const recording = () => dictation.session.value?.sound(0)[0]?.id;

  function tell(): void {
    const [next] = queue.waiting;
    const transcript = next ? (settled.get(next.of)?.transcript ?? null) : null;
    improving.value = next ? { transcript, secondsLeft: secondsLeft(queue) } : null;
    keepUnfinished(
      [...settled].map(([of, place]) => ({
        transcript: place.transcript,
        starts: queue.waiting
          .filter((one) => one.of === of)
          .flatMap(({ texts }) => texts.map(({ start }) => start / speechRate + place.offset)),
      })),
    );
  }

  /** The exact model comes after whoever speaks. */
  async function turnOf(piece: Piece, id: string): Promise<void> {
    const { of, end } = piece;
    for (;;) {
      const session = isDictating.value ? dictation.session.value : null;
      const heardUpTo = session?.hearing.value?.end ?? Number.POSITIVE_INFINITY;
      const isThere = of !== recording() || heardUpTo >= end + journalSeconds * speechRate;
      // A text that is being spoken may go on from this one: then both are heard together.
      const isOpen = of === recording() && mayGoOn(piece) && session?.text.value.partial?.start === end / speechRate;
      const isFree = !session || (session.secondsBehind() < mostBehind && (await plan.exact.fitsBeside(id)));
      if (isThere && !isOpen && isFree) return;
      await pause(lookEveryMs);
    }
  }

  async function soundOf({ of, start, end }: Piece): Promise<Float32Array<ArrayBuffer>> {
    const place = await places.get(of);
    if (!place) return fromPcm16(await plan.store.call((api) => api.readSound(of, start, end)));
    const transcript = await library.find(place.transcript);
    const offset = Math.round(place.offset * speechRate);
    const { sound } = await library.work();
    return transcript ? sound.stretch(transcript).slice(start + offset, end + offset) : new Float32Array(0);
  }

  async function improve(piece: Piece, found: CheckedText): Promise<void> {
    const ending = places.get(piece.of);
    if (ending === undefined || found.text === '' || found.doubt) return;
    const { start, end } = piece;
    const { text, language, said } = found;
    if (ending === null) {
      const better = { kind: 'final', start, end, text, language, ...(said && { said }) } as const;
      dictation.session.value?.improve({ ...better, computeMs: 0, lost: 0, doubt: null });
      return;
    }
    const place = await ending;
    const transcript = place && (await library.find(place.transcript));
    if (!transcript) return;
    const segments = piece.texts.map(({ start: from, heard }) => {
      const at = from / speechRate + place.offset;
      const found = transcript.segments.find((one) => Math.abs(one.start - at) < 1 / speechRate);
      return found && (found.raw ?? found.text) === heard ? found : undefined;
    });
    // Another version is in use by now.
    if (!segments.every((segment) => segment !== undefined)) return;
    const raw = segments.map((segment) => ({ ...segment, text: segment.raw ?? segment.text }));
    const heard = alignedSegments(raw, text).map(({ start: from, end: to, text: part }) => ({
      start: from,
      end: to,
      text: part,
      ...(language && { language }),
    }));
    const better = await plan.textRules.finished(heard, { words: said ?? null });
    const { editing } = await library.work();
    for (const segment of segments) {
      const exact = better.find((one) => one.start === segment.start);
      if (exact) await editing.improve(transcript.id, { heard: segment.text, exact });
    }
  }

  const about = saying(strategyWords, 'improve');

  async function work(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    try {
      const id = await plan.exactId();
      if (id === undefined) queue = nothingWaits;
      for (let piece = queue.waiting[0]; piece && id !== undefined; piece = queue.waiting[0]) {
        const samples = await turnOf(piece, id).then(() => soundOf(piece!));
        const { start, end } = piece;
        const started = performance.now();
        const found = await retryOnThreadDeath(async () => {
          await turnOf(piece!, id);
          const range = { start, end, speech: end - start, certainty: 1 };
          return recogniseOn(await plan.exact.engine(id), samples, range, false);
        });
        const isWanted = queue.waiting.includes(piece);
        queue = withDone(queue, piece, performance.now() - started);
        if (isWanted) await improve(piece, found);
        plan.notices.settle(about);
        tell();
      }
    } catch (error) {
      // What was written first stays, and so does what is improved already.
      queue = nothingWaits;
      plan.notices.report(error, undefined, about);
    } finally {
      isAtWork = false;
      if (!isDictating.value) plan.exact.close();
      tell();
    }
  }

  function wait(of: string, text: HeardText): void {
    queue = withHeard(queue, of, text);
    tell();
    void work();
  }

  return {
    begin() {
      plan.exact.giveWay();
    },
    hear({ start, end, text }) {
      const of = recording();
      // Without a journal there is nothing to hear again.
      if (of === undefined) return;
      if (!places.has(of)) places.set(of, null);
      wait(of, { start, end, heard: text });
    },
    end(outcome) {
      const of = recording();
      if (of === undefined || !places.has(of)) return;
      const place = outcome.then((transcript) => {
        const part = transcript?.sound.find(({ id }) => id === of);
        if (!part) queue = withoutAllOf(queue, of);
        else settled.set(of, { transcript: transcript!.id, offset: part.start - part.from });
        tell();
        if (queue.waiting.length === 0) plan.exact.close();
        return settled.get(of) ?? null;
      });
      places.set(of, place);
    },
    async resume(left) {
      for (const { transcript: id, starts } of left) {
        const transcript = await library.find(id).catch(() => null);
        if (!transcript?.sound.length) continue;
        const place = { transcript: id, offset: 0 };
        settled.set(id, place);
        places.set(id, Promise.resolve(place));
        for (const { start, end, text, raw } of transcript.segments) {
          if (!starts.some((at) => Math.abs(at - start) < 1 / speechRate)) continue;
          const range = { start: Math.round(start * speechRate), end: Math.round(end * speechRate) };
          wait(id, { ...range, heard: raw ?? text });
        }
      }
    },
  };
}
