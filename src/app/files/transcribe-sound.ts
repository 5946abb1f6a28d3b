/** The file path: voice detection and recognition of sound in parallel, window by window, while more of it is being read. */

import { throwIfCancelled } from '../../core/cancel.ts';
import { certainSpeech } from '../../core/checks/stock-phrases.ts';
import { sayingWho, speakerOf } from '../../core/joining/speakers.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Segment } from '../../core/transcript.ts';
import type { EngineApi, EngineInfo } from '../../protocol/engine.ts';
import type { ListenApi, Sensitivity } from '../../protocol/listen.ts';
import type { SaidWord, TimedWord } from '../../protocol/speech.ts';
import type { FurtherEngines } from '../engine/further-engines.ts';
import { recogniseOn } from '../engine/recognise-on.ts';
import type { SoundStretch } from '../library/sound-reader.ts';
import type { Thread } from '../thread-supervisor.ts';
import type { Sound } from '../withheld/sound-pieces.ts';
import type { WithheldRange } from '../withheld/withheld-ranges.ts';
import { BusyClock } from './busy-clock.ts';
import { type FoundPiece, FoundSound, pieceSamples, type ReadPiece } from './found-sound.ts';
import { type FoundWindow, foundWindow, joinedWindows } from './found-windows.ts';
import { SharedWindows } from './shared-windows.ts';
import { type ScannedPiece, type ScannedWindow, SpeechScan, type SpeechWindow } from './speech-scan.ts';
import type { VoiceSound } from './unheard-sound.ts';
import { type WindowRecogniser, WindowsInOrder } from './windows-in-order.ts';

export interface RecognitionThreads {
  listen: Pick<Thread<ListenApi>, 'call'>;
  engine: Pick<Thread<EngineApi>, 'call'>;
  /** Further engines for long sound. */
  pool?: FurtherEngines;
  ready(): Promise<Pick<EngineInfo, 'abilities'>>;
}

export interface TranscribeOptions {
  sensitivity: Sensitivity;
  /** Whether each range is to be as long as a model can hear, whatever it prefers. */
  isWhole?: boolean;
  /** Whether it is so long that its first text should not wait for a whole window. */
  isLong?: boolean;
  signal?: AbortSignal;
  /** Awaited before each window. */
  mayGoOn?: () => Promise<void>;
  /** Called with the seconds of sound that are done, and with the text of the last of them. */
  onProgress?: (seconds: number, text: string) => void;
  /** What was found before an interruption; what is found now is added. */
  found?: FoundSound;
  /** Called with what was found in each piece, when it is done. */
  onFound?: (piece: FoundPiece) => void;
  /** Recognises in place of the engines, which are then not loaded: whole paragraphs, several at once. */
  recogniser?: WindowRecogniser | undefined;
}

export interface WithheldOfVoice extends WithheldRange {
  /** Which of the voices, from 0 on. */
  voice: number;
}

export interface TranscribedSound {
  /** Segments in order of their start. */
  segments: Segment[];
  /** Words with times in seconds from the first sample; null when the model has no word times. */
  words: TimedWord[] | null;
  /** Every word with how sure the model was. */
  said: SaidWord[];
  /** Ranges that passed the speech gate, but have no trustworthy text. */
  withheld: WithheldOfVoice[];
  /** The sound of these ranges or, where nothing has text, of the beginning: of each as much as is kept in memory. */
  unheard: Sound[];
  /** Duration of the sound in seconds. */
  duration: number;
  /** Channels that were heard on their own, as each is a speaker; else 1. */
  voices: number;
  /** Milliseconds in which voice detection or recognition was at work. */
  computeMs: number;
}

/** Reads sound that is in memory or on the disk. */
export function readerOf(sound: Float32Array<ArrayBuffer> | SoundStretch): ReadPiece {
  return async (index) => {
    const at = index * pieceSamples;
    return at < sound.length ? [await sound.slice(at, Math.min(sound.length, at + pieceSamples))] : null;
  };
}

/** A piece whose windows are being recognised. */
interface HeardPiece extends Omit<ScannedPiece, 'windows'> {
  heard: { window: SpeechWindow; found: Promise<FoundWindow> }[];
}

/** Samples of speech from which a window without a text is worth a second look, if it is certain to be that. */
const certainSamples = speechRate;

/** Pieces in which speech is looked for before those behind them are done, so that every engine has a window to recognise. */
const mostAhead = 4;

/**
 * Transcribes the sound, of which some minutes are in memory at a time. Where there are several voices, each is heard on its own. Rejects with
 * `cancelled`, with the error of `read`, or with a ThreadDeath when a dead thread is not restarted.
 */
export async function transcribeSound(
  { listen, engine, pool, ready }: RecognitionThreads,
  read: ReadPiece,
  options: TranscribeOptions,
): Promise<TranscribedSound> {
  const {
    sensitivity,
    isWhole = false,
    isLong = false,
    signal,
    mayGoOn = async () => {},
    onProgress = () => {},
  } = options;
  const { found = new FoundSound(), onFound = () => {}, recogniser } = options;
  // Reading begins while the model is being loaded.
  const scan = new SpeechScan({ listen, read, found });
  const inParagraphs = recogniser !== undefined || (await ready()).abilities.hearsParagraphs;
  const how = { sensitivity, inParagraphs: isWhole || inParagraphs, beginsSoon: isLong };
  const busy = new BusyClock();
  const shared = recogniser
    ? new WindowsInOrder({ recogniser, mayGoOn, signal })
    : new SharedWindows<SpeechWindow>({
        engine,
        pool,
        recognise: (on, { samples, range }) => busy.during(() => recogniseOn(on, samples, range)),
        lengthOf: ({ samples }) => samples.length,
        mayGoOn,
        signal,
      });
  const piecesAhead = recogniser?.atOnce ?? mostAhead;

  /** The next piece, and the texts of its windows, which come later. */
  async function hearNext(): Promise<HeardPiece> {
    const { windows, ...piece } = await busy.during(() => scan.next(how));
    const heard = windows.map((window) => ({ window, found: hear(window) }));
    for (const { found: coming } of heard) coming.catch(() => {});
    return { ...piece, heard };
  }

  /** Where the sound is speech for certain and gave no text, it is heard once more within other bounds before it is withheld. */
  async function hear({ wider, ...window }: ScannedWindow): Promise<FoundWindow> {
    const found = await textIn(window);
    const { speech, certainty } = window.range;
    // A server is not sent the same sound again.
    if (recogniser || !found.doubt || speech < certainSamples || certainty < certainSpeech) return found;
    const again = await textIn(wider);
    return again.doubt ? found : again;
  }

  async function textIn(window: SpeechWindow): Promise<FoundWindow> {
    return foundWindow(window.voice, window.range, await shared.add(window));
  }

  async function foundIn({ heard, sounds, ...piece }: HeardPiece): Promise<FoundPiece> {
    const windows: FoundWindow[] = [];
    const withheld: VoiceSound[] = [];
    for (const { window, found: coming } of heard) {
      const one = await coming;
      windows.push(one);
      if (one.doubt) withheld.push({ start: one.start, samples: window.samples, voice: one.voice });
      onProgress(one.end / speechRate, one.segments.map(({ text }) => text).join(' '));
    }
    // An interruption before this is followed by the whole piece once more.
    for (const sound of withheld) found.unheard.withhold(sound);
    if (!found.hasText && windows.every(({ segments }) => segments.length === 0))
      found.unheard.passOver(sounds, piece.end);
    return { ...piece, windows };
  }

  try {
    let newest: Promise<{ isLast: boolean } | null> = Promise.resolve({ isLast: found.isWhole });
    const coming: Promise<HeardPiece | null>[] = [];
    for (;;) {
      // Until there is a text, the processor has better things to do.
      for (const most = found.hasText || recogniser ? piecesAhead : 1; coming.length <= most; ) {
        const next = newest.then((before) => (!before || before.isLast ? null : hearNext()));
        next.catch(() => {});
        coming.push(next);
        newest = next;
      }
      const heard = await coming.shift();
      if (!heard) break;
      throwIfCancelled(signal, 'transcription');
      const piece = await foundIn(heard);
      found.add(piece);
      onFound(piece);
      onProgress(piece.end / speechRate, '');
    }
  } finally {
    await shared.end();
  }
  const voices = Math.max(1, found.pieces.at(-1)?.states.length ?? 0);
  return { ...resultOf(found, voices), voices, computeMs: busy.ms };
}

function resultOf(
  { windows: all, unheard, hasText, end }: FoundSound,
  voices: number,
): Pick<TranscribedSound, 'segments' | 'words' | 'said' | 'withheld' | 'unheard' | 'duration'> {
  const windows = joinedWindows(all);
  const words = windows.flatMap((window) => window.words).toSorted((a, b) => a.start - b.start);
  const segments = windows.flatMap((window) =>
    window.segments.map((segment) => ({ ...segment, ...speakerOf(window.voice, voices) })),
  );
  return {
    segments: sayingWho(segments),
    words: words.length > 0 ? words : null,
    said: windows.flatMap(({ said }) => said),
    withheld: windows.flatMap(({ doubt: reason, start, end: until, voice }) =>
      reason ? [{ start, end: until, reason, voice }] : [],
    ),
    unheard: unheard.kept(hasText).map((sound) => ({ ...sound, ...speakerOf(sound.voice, voices) })),
    duration: end / speechRate,
  };
}
