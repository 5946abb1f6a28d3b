/**
 * Loaded when it is first needed. Sound that gave no text: the speech gate did not take it for speech, or what it gave was not to be trusted. It stays in memory for a
 * while and can be listened to and transcribed all the same, so that nothing that was said is lost for good.
 */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { transfer } from 'comlink';
import { speechRate } from '../../core/resampler.ts';
import type { Segment, Transcript } from '../../core/transcript.ts';
import { wavFile } from '../../formats/wav.ts';
import type { Activity } from '../activity.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import { newTranscript, withSegments } from '../library/new-transcript.ts';
import type { Notices } from '../notices.ts';
import { retryOnThreadDeath } from '../thread-supervisor.ts';
import { cutOut, inPieces, isSounding, type Sound, type SoundPiece } from './sound-pieces.ts';
import type { SampleRange } from './withheld-ranges.ts';
/** Sound that gave no text. It is kept in memory until it is dismissed or the next recording begins. */
export interface Withheld {
  offer: ReadonlySignal<WithheldOffer | null>;
  /** Recognises it whether or not it is speech; saves and opens what comes of it. */
  transcribe(): Promise<void>;
  /** The sound as a file, to be listened to. */
  sound(): Blob;
  dismiss(): void;
}

export interface WithheldOffer {
  /** Name of the file; null after a recording. */
  file: string | null;
  /** Seconds that are missing in a text; null when there is no text at all. */
  missing: number | null;
  /** The share that is done while it is transcribed, 0 to 1. */
  progress: number | null;
  /** It was transcribed, and gave no words. */
  isInVain: boolean;
}

/** A recording or a file when its text is there. */
export interface HeardSound {
  sound: Sound;
  /** Where the recogniser gave a text that was not to be trusted. */
  withheld: readonly SampleRange[];
  /** What was saved of it. */
  transcript: Transcript | null;
  /** Seconds. */
  duration: number;
  /** Name of the file; null for a recording. */
  file: string | null;
}

/** Over music the recogniser writes notes. */
const hasWord = /[\p{L}\p{N}]/u;

export interface WithheldPlan {
  /** Written here. */
  offer: Signal<WithheldOffer | null>;
  threads: Pick<SpeechThreads, 'engine' | 'model'>;
  notices: Notices;
  library: Pick<Library & LibraryWriter, 'find' | 'add' | 'open'>;
  activity: Pick<Activity, 'isDictating'>;
}

export interface WithheldOffers extends Omit<Withheld, 'offer'> {
  /** Offers what has no text; a later offer takes the place of an earlier one. */
  consider(heard: HeardSound): void;
}

interface OfferedSound extends Omit<HeardSound, 'sound' | 'withheld'> {
  pieces: readonly SoundPiece[];
}

export function createWithheldOffers({ offer, threads, notices, library, activity }: WithheldPlan): WithheldOffers {
  let offered: OfferedSound | null = null;
  let abort = new AbortController();

  function consider({ sound, withheld, ...about }: HeardSound): void {
    const hasText = Boolean(about.transcript?.text);
    const whole = { start: sound.start, end: sound.start + sound.samples.length };
    const pieces = cutOut(sound, hasText ? withheld : isSounding(sound) ? [whole] : []);
    if (pieces.length === 0) return;
    offered = { ...about, pieces };
    const samples = pieces.reduce((sum, piece) => sum + piece.samples.length, 0);
    offer.value = {
      file: about.file,
      missing: hasText ? samples / speechRate : null,
      progress: null,
      isInVain: false,
    };
  }

  function dismiss(): void {
    abort.abort();
    offered = null;
    offer.value = null;
  }

  /** Unless something else is offered by now. */
  function show(what: OfferedSound, change: Partial<WithheldOffer>): void {
    if (offer.value && offered === what) offer.value = { ...offer.value, ...change };
  }

  async function segmentsOf(what: OfferedSound, signal: AbortSignal): Promise<Segment[]> {
    const pieces = what.pieces.flatMap(inPieces);
    const segments: Segment[] = [];
    for (const [index, { start, samples }] of pieces.entries()) {
      const { text, language } = await retryOnThreadDeath(async () => {
        const copy = samples.slice();
        return threads.engine.call((api) => api.recognise(transfer(copy, [copy.buffer]), null));
      });
      if (signal.aborted) break;
      const end = (start + samples.length) / speechRate;
      if (hasWord.test(text)) {
        segments.push({ start: start / speechRate, end, text, ...(language ? { language } : {}) });
      }
      show(what, { progress: (index + 1) / pieces.length });
    }
    return segments;
  }

  async function keep(what: OfferedSound, segments: readonly Segment[]): Promise<void> {
    const { transcript, duration } = what;
    // It may have been renamed meanwhile, or deleted.
    const before = transcript && (await library.find(transcript.id).catch(() => transcript));
    const source = transcript?.source ?? 'microphone';
    const model = threads.model.value;
    const after = before ? withSegments(before, segments) : newTranscript(segments, { duration, source, model });
    // What could not be saved is open all the same, to be copied.
    await library.add(after).catch(notices.report);
    if (offered !== what) return;
    dismiss();
    // Whoever is dictating meanwhile is left alone.
    if (!activity.isDictating.value) await library.open(after.id);
  }

  // Unless it is being transcribed.
  activity.isDictating.subscribe((isOn) => {
    if (isOn && offer.value?.progress === null) dismiss();
  });

  return {
    consider,
    dismiss,
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
      try {
        const segments = await segmentsOf(what, signal);
        if (signal.aborted) return;
        if (segments.length > 0) await keep(what, segments);
        else show(what, { progress: null, isInVain: true });
      } catch (error) {
        notices.report(error);
        show(what, { progress: null });
      }
    },
  };
}
