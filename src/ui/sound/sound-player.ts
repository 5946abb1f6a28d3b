/**
 * Plays the kept sound of a transcript on the transcript's own clock. Its parts may lie in several sounds, as those of a merged transcript do:
 * one after another is opened, and time without sound is passed over.
 */

import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { SoundPart } from '../../core/transcript.ts';

export interface SoundPlayer {
  /** Seconds on the transcript's clock. */
  time: ReadonlySignal<number>;
  isPlaying: ReadonlySignal<boolean>;
  speed: Signal<number>;
  /** Whether silence is passed over. */
  skipsSilence: Signal<boolean>;
  /** Plays from that second on, or from where it is; at the end, from the start. */
  play(from?: number): void;
  pause(): void;
  seek(seconds: number): void;
  /** Stops, and lets go of the sound. */
  release(): void;
}

/** A file with the sound of a part. */
export interface OpenedSound {
  file: Blob;
  /** Seconds of the sound at which the file begins. */
  from: number;
}

export interface PlayedSound {
  /** In order, not empty. */
  parts: readonly SoundPart[];
  open: (part: SoundPart) => Promise<OpenedSound>;
  /** Stretches of the transcript's clock without speech, in order. */
  silences: () => readonly { start: number; end: number }[];
  /** Called when a part cannot be opened; the player is then paused. */
  onFailed: (error: unknown) => void;
}

/** Seconds before the end of a part at which it has ended: the clock of an audio element is read some milliseconds late. */
const endMargin = 0.02;

export function createSoundPlayer({ parts, open, silences, onFailed }: PlayedSound): SoundPlayer {
  const time = signal(parts[0]!.start);
  const isPlaying = signal(false);
  const speed = signal(1);
  const skipsSilence = signal(false);
  const audio = new Audio();
  const opened = new Map<SoundPart, Promise<{ url: string; from: number }>>();
  /** The part whose file is in the audio element, and where that begins in the part's sound. */
  let current: { part: SoundPart; from: number } | null = null;
  /** The newest wish; older ones that are still on their way have no effect. */
  let wish = 0;
  let frame = 0;

  const endOf = (part: SoundPart) => part.start + part.duration;
  const isOver = () => time.value >= endOf(parts.at(-1)!) - endMargin;

  function urlOf(part: SoundPart): Promise<{ url: string; from: number }> {
    const known = opened.get(part);
    if (known) return known;
    const opening = open(part).then(({ file, from }) => ({ url: URL.createObjectURL(file), from }));
    opened.set(part, opening);
    opening.catch(() => opened.delete(part));
    return opening;
  }

  /** Brings the audio element to a second, with its part if it has another one. */
  async function place(seconds: number): Promise<void> {
    const own = ++wish;
    const part = parts.find((one) => seconds < endOf(one)) ?? parts.at(-1)!;
    const at = Math.min(Math.max(seconds, part.start), endOf(part));
    time.value = at;
    try {
      if (current?.part !== part) {
        audio.pause();
        current = null;
        const { url, from } = await urlOf(part);
        if (own !== wish) return;
        audio.src = url;
        current = { part, from };
      }
      audio.currentTime = part.from + at - part.start - current.from;
      audio.playbackRate = speed.value;
      if (isPlaying.value) await audio.play();
    } catch (error) {
      if (own !== wish) return;
      stop();
      onFailed(error);
    }
  }

  function stop(): void {
    isPlaying.value = false;
    audio.pause();
    cancelAnimationFrame(frame);
  }

  /** Follows the audio element. Its own events come too rarely to show a word, and frames do not come in a hidden tab. */
  function follow(): void {
    if (!isPlaying.value || !current || audio.seeking || audio.paused) return;
    const { part, from } = current;
    const now = part.start + audio.currentTime + from - part.from;
    if (now >= endOf(part) - endMargin || audio.ended) {
      time.value = endOf(part);
      const next = parts[parts.indexOf(part) + 1];
      if (next) void place(next.start);
      else stop();
      return;
    }
    time.value = Math.max(part.start, now);
    const silence = skipsSilence.value && silences().find(({ start, end }) => start <= now && now < end);
    if (silence) void place(silence.end);
  }

  function onFrame(): void {
    follow();
    if (isPlaying.value) frame = requestAnimationFrame(onFrame);
  }

  audio.ontimeupdate = follow;
  audio.onended = follow;
  const unsubscribe = speed.subscribe((rate) => {
    audio.playbackRate = rate;
  });

  return {
    time,
    isPlaying,
    speed,
    skipsSilence,
    play(from) {
      const begin = from ?? (isOver() ? parts[0]!.start : time.value);
      isPlaying.value = true;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(onFrame);
      void place(begin);
    },
    pause() {
      wish++;
      stop();
    },
    seek: (seconds) => void place(seconds),
    release() {
      wish++;
      stop();
      unsubscribe();
      audio.removeAttribute('src');
      for (const opening of opened.values()) opening.then(({ url }) => URL.revokeObjectURL(url)).catch(() => {});
    },
  };
}
