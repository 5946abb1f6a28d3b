/**
 * Sound without text, because the speech gate rejected it or the recognised text was not trustworthy. The sound stays in memory for a while
 * and can be played and transcribed, so that no speech is lost. Loaded when first needed.
 */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { sayingWho } from '../../core/joining/speakers.ts';
import { speechRate } from '../../core/resampler.ts';
import { later, type Segment, type Transcript } from '../../core/transcript.ts';
import { wavFile } from '../../formats/wav.ts';
import { actions } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import { words } from '../../i18n/withheld.ts';
import type { Activity } from '../activity.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import { recogniseAnyway, withoutText } from './recognise-anyway.ts';
import type { Sound, SoundPiece } from './sound-pieces.ts';
import { withSegments } from './with-segments.ts';
import type { SampleRange } from './withheld-ranges.ts';

/** Sound without text, in memory until it is dismissed or the next recording begins. */
export interface Withheld {
  offer: ReadonlySignal<WithheldOffer | null>;
  /** Recognises the sound without the speech gate; saves and opens the transcript. Never rejects: an error becomes a notice. */
  transcribe(): Promise<void>;
  /** The sound as a WAV file. */
  sound(): Blob;
  dismiss(): void;
}

export interface WithheldOffer {
  /** File name; null for a recording. */
  file: string | null;
  /** Seconds of missing text in a transcript; null when there is no transcript. */
  missing: number | null;
  /** Share of the transcription that is done, 0 to 1; null while none is running. */
  progress: number | null;
  /** Whether the sound was transcribed and gave no words. */
  isInVain: boolean;
}

/** The sound of a recording or file, with its text. */
export interface HeardSound {
  /** What is still there of it: what gave no text, and maybe more. */
  sound: readonly Sound[];
  /** Ranges whose text was not trustworthy. */
  withheld: readonly (SampleRange & Pick<Sound, 'voice'>)[];
  /** The saved transcript; null when there is none. */
  transcript: Transcript | null;
  /** Duration in seconds. */
  duration: number;
  /** Where the sound begins in the transcript, in seconds. */
  offset?: number;
  /** File name; null for a recording. */
  file: string | null;
}

export interface WithheldPlan {
  /** Set here. */
  offer: Signal<WithheldOffer | null>;
  threads: Pick<SpeechThreads, 'engine' | 'model'>;
  notices: Notices;
  library: Pick<Library & LibraryWriter, 'find' | 'add'>;
  /** What the words are written by. */
  textRules: Pick<TextRules, 'finished' | 'mode'>;
  /** Called with the id of the transcript that has the words now. */
  onKept: (id: string) => void | Promise<void>;
}

/** What goes with a recording, and what shows its words. */
export interface MessagePlan extends Omit<WithheldPlan, 'onKept'> {
  library: WithheldPlan['library'] & Pick<Library, 'open'>;
  activity: Pick<Activity, 'isDictating'>;
}

export interface WithheldOffers extends Omit<Withheld, 'offer'> {
  /** Offers the sound without text, if there is any. A new offer replaces the previous one. */
  consider(heard: HeardSound): void;
  /** Samples that are kept in memory. */
  readonly samples: number;
}

interface OfferedSound extends Omit<HeardSound, 'sound' | 'withheld'> {
  pieces: readonly SoundPiece[];
}

/** The offer above the dock: it goes with the next recording, and what comes of it is opened. */
export function createMessageOffers({ activity, ...plan }: MessagePlan): WithheldOffers {
  const { offer, library } = plan;
  const offers = createWithheldOffers({
    ...plan,
    // A dictation in progress is not interrupted.
    onKept: (id) => (activity.isDictating.value ? undefined : library.open(id)),
  });
  // A new recording dismisses the offer, unless its sound is being transcribed.
  activity.isDictating.subscribe((isOn) => {
    if (isOn && offer.value?.progress === null) offers.dismiss();
  });
  return offers;
}

/** An offer that stays until it is dismissed. */
export function createWithheldOffers(plan: WithheldPlan): WithheldOffers {
  const { offer, threads, notices, library, textRules, onKept } = plan;
  let offered: OfferedSound | null = null;
  let abort = new AbortController();

  function consider({ sound, withheld, ...about }: HeardSound): void {
    const hasText = Boolean(about.transcript?.text);
    const pieces = withoutText(sound, withheld, hasText);
    if (pieces.length === 0) return;
    offered = { ...about, pieces };
    offer.value = {
      file: about.file,
      missing: hasText ? samplesIn(pieces) / speechRate : null,
      progress: null,
      isInVain: false,
    };
  }

  function dismiss(): void {
    abort.abort();
    offered = null;
    offer.value = null;
  }

  /** Updates the offer, unless another one has replaced it. */
  function show(what: OfferedSound, change: Partial<WithheldOffer>): void {
    if (offer.value && offered === what) offer.value = { ...offer.value, ...change };
  }

  async function keep(what: OfferedSound, recognised: readonly Segment[]): Promise<void> {
    const { transcript, duration } = what;
    const segments = sayingWho(await textRules.finished(recognised));
    const mode = textRules.mode();
    // The transcript may have been renamed or deleted during recognition.
    const before = transcript && (await library.find(transcript.id).catch(() => transcript));
    const source = transcript?.source ?? 'microphone';
    const model = threads.model.value;
    const after = before
      ? withSegments(before, segments)
      : newTranscript(segments, { duration, source, model, ...(mode && { mode }) });
    // A transcript that could not be saved is opened as well, so that its text can be copied.
    await notices.attempt(saying(actions, 'keep'), () => library.add(after));
    if (offered !== what) return;
    dismiss();
    await onKept(after.id);
  }

  return {
    consider,
    dismiss,
    get samples() {
      return samplesIn(offered?.pieces ?? []);
    },
    sound: () =>
      wavFile(
        (offered?.pieces ?? []).map(({ samples }) => samples),
        speechRate,
      ),
    async transcribe() {
      if (!offered || offer.value?.progress !== null) return;
      const what = offered;
      abort = new AbortController();
      const { signal } = abort;
      show(what, { progress: 0 });
      await notices.attempt(saying(words, 'transcribing'), async () => {
        const onProgress = (progress: number) => show(what, { progress });
        const recognised = await recogniseAnyway(threads, what.pieces, { signal, onProgress });
        if (signal.aborted) return;
        const segments = recognised.map((segment) => later(segment, what.offset ?? 0));
        if (segments.length > 0) await keep(what, segments);
        else show(what, { progress: null, isInVain: true });
      });
      // It is still so where that has failed.
      show(what, { progress: null });
    },
  };
}

const samplesIn = (pieces: readonly SoundPiece[]) => pieces.reduce((sum, { samples }) => sum + samples.length, 0);
