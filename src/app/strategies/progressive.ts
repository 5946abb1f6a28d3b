/**
 * The progressive strategy: behind the model that writes live, a more exact one hears the whole recording in a worker of its own, cut as files are,
 * and its words take the place of those that differ. It goes on after the recording, and after the page was left unless no sound is to be
 * kept.
 */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { alignedSegments } from '../../core/aligned-text.ts';
import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import { pause } from '../../core/time.ts';
import type { Transcript } from '../../core/transcript.ts';
import { saying } from '../../i18n/saying.ts';
import { strategyWords } from '../../i18n/transcript.ts';
import type { EngineApi } from '../../protocol/engine.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { Sensitivity } from '../../protocol/listen.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { Dictation } from '../dictation/dictation.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { ReadPiece } from '../files/found-sound.ts';
import { type FoundWindow, joinedWindows } from '../files/found-windows.ts';
import { transcribeSound } from '../files/transcribe-sound.ts';
import type { Kept } from '../library/destination.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import type { Thread } from '../thread-supervisor.ts';
import type { ExactModel } from './exact-model.ts';
import { mostHeld } from './held-sound.ts';
import type { Improving } from './improving.ts';
import { longestWindow, neededSound, soundBegins } from './needed-sound.ts';
import { type HeardText, type Pair, pairedTexts, withHeard } from './paired-texts.ts';
import { type Place, RecordedSound } from './recorded-sound.ts';
import { keepUnfinished, type Unfinished } from './unfinished.ts';

export interface ProgressivePlan {
  dictation: Pick<Dictation, 'session' | 'stop'>;
  isDictating: ReadonlySignal<boolean>;
  library: Pick<Library & LibraryWriter, 'find' | 'work'>;
  store: Pick<Thread<LibraryApi>, 'call'>;
  threads: Pick<SpeechThreads, 'listen'>;
  sensitivity: () => Sensitivity;
  textRules: Pick<TextRules, 'finished'>;
  exact: ExactModel;
  /** Id of the exact model; undefined where there is none but the one that writes live. */
  exactId: () => Promise<string | undefined>;
  /** Whether the device has no room for a second model while somebody speaks. */
  isHeldBack: () => boolean;
  notices: Pick<Notices, 'report' | 'say' | 'settle'>;
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

/** A recording that is being improved. */
interface Run {
  sound: RecordedSound;
  /** Where the text is kept, without its sound. */
  saved: Place | null;
  /** Texts that wait to be improved. */
  waiting: readonly HeardText[];
  /** What the exact model has heard, from the first sample of its sound on. */
  windows: FoundWindow[];
  /** Samples that it has heard. */
  heard: number;
  isWhole: boolean;
}

interface ExactText extends Pick<FoundWindow, 'start' | 'end' | 'said' | 'segments'> {}

/** Seconds by which live text may be behind before the exact model waits. */
const mostBehind = 3;
const lookEveryMs = 200;

export function createProgressive(plan: ProgressivePlan): Progressive {
  const { dictation, isDictating, library, improving, exact } = plan;
  const runs: Run[] = [];
  /** The speed of the exact model so far. */
  const speed = { ms: 0, samples: 0 };
  let isAtWork = false;
  let spoken: Run | null = null;

  function tell(): void {
    const next = runs.find(({ waiting }) => waiting.length > 0);
    const left = runs.reduce((sum, { sound, heard }) => sum + sound.until - sound.from - heard, 0);
    const secondsLeft = speed.samples === 0 ? null : (Math.max(0, left) / speed.samples) * (speed.ms / 1000);
    improving.value = next ? { transcript: next.sound.place?.transcript ?? null, secondsLeft } : null;
    keepUnfinished(
      // What is in memory alone goes with the page.
      runs.flatMap(({ sound: { place, held }, waiting }) =>
        place && held === null
          ? { transcript: place.transcript, starts: waiting.map(({ start }) => start / speechRate + place.offset) }
          : [],
      ),
    );
  }

  /** The text is saved and its sound is about to go: what is still to be heard stays in memory. Never rejects. */
  async function hold(run: Run, { transcript: { id }, offset }: Kept): Promise<void> {
    const { sound, waiting } = run;
    // Nothing can improve it any more.
    if (!runs.includes(run)) return;
    run.saved = { transcript: id, offset };
    const most = mostHeld - runs.reduce((sum, one) => sum + (one.sound.held ?? 0), 0);
    const { texts, ...stretch } = neededSound(waiting, sound.left, most);
    const last = waiting[waiting.length - texts.length - 1];
    if (last) plan.notices.say(saying(strategyWords, 'isTooMuch', last.end / speechRate + offset));
    run.waiting = texts;
    await sound.hold(stretch).catch((error) => {
      run.waiting = [];
      plan.notices.report(error, undefined, about);
    });
  }

  /** The exact model comes after whoever speaks. */
  async function turnOf(id: string): Promise<void> {
    for (;;) {
      const session = isDictating.value ? dictation.session.value : null;
      if (!session) return;
      if (!plan.isHeldBack() && session.secondsBehind() < mostBehind && (await exact.fitsBeside(id))) return;
      await pause(lookEveryMs);
    }
  }

  const engineOf = (id: string) => ({
    async call<T>(use: Parameters<Thread<EngineApi>['call']>[0]): Promise<T> {
      await turnOf(id);
      const engine = await exact.engine(id);
      const began = performance.now();
      const found = (await engine.call(use)) as T;
      speed.ms += performance.now() - began;
      return found;
    },
  });

  /** Until where no more will come of the model that writes live, on the clock of the recording. */
  function writtenUpTo({ sound, waiting }: Run): number {
    if (sound.isOver) return Number.POSITIVE_INFINITY;
    const open = dictation.session.value?.text.value.partial;
    return open ? open.start * speechRate : (waiting.at(-1)?.end ?? 0);
  }

  /** Puts what is complete in its place. */
  async function improve(run: Run): Promise<void> {
    const { sound, windows } = run;
    const { from } = sound;
    const known = joinedWindows(windows).map(
      (one): ExactText => ({ ...one, start: one.start + from, end: one.end + from }),
    );
    // The next window may share words with the last one.
    const last = known.at(-1);
    const isClosed = !last || run.isWhole || from + run.heard >= last.end + longestWindow;
    const certain = isClosed ? known : known.slice(0, -1);
    const heardUpTo = run.isWhole ? Number.POSITIVE_INFINITY : isClosed ? from + run.heard - longestWindow : last.start;
    const texts = certain.filter(({ segments }) => segments.length > 0);
    const { pairs, waiting } = pairedTexts(run.waiting, texts, { live: writtenUpTo(run), exact: heardUpTo });
    run.waiting = waiting;
    for (const pair of pairs) await put(run, pair);
    plan.notices.settle(about);
    tell();
  }

  async function put({ sound }: Run, { start, end, texts, exact: found }: Pair<ExactText>): Promise<void> {
    const segments = found.flatMap((one) => one.segments);
    const text = segments.map((segment) => segment.text).join(' ');
    const language = segments.find((segment) => segment.language)?.language ?? null;
    const said = found.flatMap((one) => one.said);
    if (!sound.isEnding) {
      const better = { kind: 'final', start, end, text, language, ...(said.length > 0 && { said }) } as const;
      dictation.session.value?.improve({ ...better, computeMs: 0, lost: 0, doubt: null });
      return;
    }
    const place = await sound.settled();
    const transcript = place && (await library.find(place.transcript));
    if (!transcript) return;
    const written = texts.map(({ start: from, heard }) => {
      const at = from / speechRate + place.offset;
      const segment = transcript.segments.find((one) => Math.abs(one.start - at) < 1 / speechRate);
      return segment && (segment.raw ?? segment.text) === heard ? segment : undefined;
    });
    // Another version is in use by now.
    if (!written.every((segment) => segment !== undefined)) return;
    const raw = written.map((segment) => ({ ...segment, text: segment.raw ?? segment.text }));
    const heard = alignedSegments(raw, text).map(({ start: from, end: to, text: part }) => ({
      start: from,
      end: to,
      text: part,
      ...(language && { language }),
    }));
    const better = await plan.textRules.finished(heard, { words: said.length > 0 ? said : null });
    const { editing } = await library.work();
    for (const segment of written) {
      // Its words may all belong to the segments beside it.
      const one = better.find(({ start: from }) => from === segment.start) ?? { ...segment, text: '' };
      await editing.improve(transcript.id, { heard: segment.text, exact: one });
    }
  }

  const about = saying(strategyWords, 'improve');

  async function work(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    try {
      const id = await plan.exactId();
      if (id === undefined) runs.length = 0;
      for (let run = runs[0]; run && id !== undefined; run = runs[0]) {
        await hearAll(run, id);
        runs.shift();
      }
    } catch (error) {
      // What was written first stays, and so does what is improved already.
      runs.length = 0;
      plan.notices.report(error, undefined, about);
    } finally {
      isAtWork = false;
      exact.close();
      tell();
    }
  }

  async function hearAll(run: Run, id: string): Promise<void> {
    let improved = Promise.resolve();
    let failure: unknown;
    const next = () => {
      improved = improved
        .then(() => improve(run))
        .catch((error) => {
          failure ??= error;
        });
    };
    const ready = async () => {
      await turnOf(id);
      return exact.ready(id);
    };
    const threads = { listen: plan.threads.listen, engine: engineOf(id), ready };
    // What comes after the last text that waits need not be heard.
    const read: ReadPiece = async (at) => (run.sound.isOver && run.waiting.length === 0 ? null : run.sound.read(at));
    try {
      await transcribeSound(threads, read, {
        sensitivity: plan.sensitivity(),
        onFound({ windows, end }) {
          speed.samples += end - run.heard;
          run.heard = end;
          run.windows.push(...windows);
          next();
        },
      });
    } catch (error) {
      // There is no text to be improved any more.
      if (error instanceof AppError && error.code === 'cancelled') return;
      throw error;
    }
    run.isWhole = true;
    next();
    await improved;
    if (failure) throw failure;
  }

  return {
    begin() {
      spoken = null;
      exact.giveWay();
    },
    hear({ start, end, text }) {
      const session = dictation.session.value;
      const id = session?.sound(0)[0]?.id;
      // Without a journal there is nothing to hear again.
      if (!session || id === undefined) return;
      if (!spoken) {
        const run = newRun(new RecordedSound(plan, { id, from: 0 }));
        session.beforeRemoval((saved) => hold(run, saved));
        runs.push(run);
        spoken = run;
      }
      spoken.waiting = withHeard(spoken.waiting, { start, end, heard: text });
      tell();
      void work();
    },
    end(outcome) {
      const run = spoken;
      if (!run) return;
      run.sound.end(
        outcome.then((transcript) => {
          const part = transcript?.sound.find(({ id }) => id === run.sound.id);
          const place = part ? { transcript: transcript!.id, offset: part.start - part.from } : run.saved;
          if (!place) run.waiting = [];
          return place;
        }),
      );
      void run.sound.settled().then(() => {
        // Whoever is done with it lets go of its sound.
        if (spoken === run) spoken = null;
        tell();
      });
    },
    async resume(left) {
      for (const { transcript: id, starts } of left) {
        const transcript = await library.find(id).catch(() => null);
        if (!transcript?.sound.length) continue;
        const isLeft = ({ start }: { start: number }) => starts.some((at) => Math.abs(at - start) < 1 / speechRate);
        const texts = transcript.segments.map(({ start, end }) => ({ start: inSamples(start), end: inSamples(end) }));
        const first = transcript.segments.findIndex(isLeft);
        if (first < 0) continue;
        const from = soundBegins(texts, first);
        const place: Place = { transcript: id, offset: 0 };
        const run = newRun(new RecordedSound(plan, { id, from, place }));
        run.waiting = transcript.segments
          .filter(isLeft)
          .map(({ start, end, text, raw }) => ({ start: inSamples(start), end: inSamples(end), heard: raw ?? text }));
        runs.push(run);
      }
      tell();
      if (runs.length > 0) void work();
    },
  };
}

function newRun(sound: RecordedSound): Run {
  return { sound, saved: null, waiting: [], windows: [], heard: 0, isWhole: false };
}

const inSamples = (seconds: number) => Math.round(seconds * speechRate);
