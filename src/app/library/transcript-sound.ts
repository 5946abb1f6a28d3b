/** The kept sound of a transcript, on the transcript's clock: to be played, drawn, and saved. */

import { speechRate } from '../../core/resampler.ts';
import { peaksPerSecond } from '../../core/sound/peaks.ts';
import type { SoundPart, Transcript, TranscriptWord } from '../../core/transcript.ts';
import { fileName } from '../../formats/file-name.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { Thread } from '../thread-supervisor.ts';
import { createSoundReader, type SoundStretch, soundFile } from './sound-reader.ts';

type Sounding = Pick<Transcript, 'duration' | 'sound'>;
type Named = Sounding & Pick<Transcript, 'title' | 'createdAt'>;

export interface SoundFile {
  name: string;
  content: Blob;
}

/** Every call rejects with `storage-gone`. */
export interface TranscriptSound {
  /** A file in which a part can be played, and the seconds of its sound at which the file begins. */
  open(part: SoundPart): Promise<{ file: Blob; from: number }>;
  /** How loud the whole transcript is (core/sound/peaks.ts); silent where no sound is kept. */
  peaks(transcript: Sounding): Promise<Uint8Array<ArrayBuffer>>;
  /** The words of the version in use, as they were heard. */
  words(id: string): Promise<readonly TranscriptWord[] | null>;
  /** Its samples; silence where no sound is kept. */
  stretch(transcript: Sounding): SoundStretch;
  /** All of it as one WAV file. */
  file(transcript: Named): Promise<SoundFile>;
  /** As it is kept, compressed; null where it is not, or lies in several sounds or a part of one. */
  compressed(transcript: Named): Promise<SoundFile | null>;
}

export function createTranscriptSound(store: Pick<Thread<LibraryApi>, 'call'>): TranscriptSound {
  const reader = createSoundReader(store);
  return {
    async open({ id, from, duration }) {
      const file = await store.call((api) => api.compressedSound(id));
      if (file) return { file, from: 0 };
      return { file: await soundFile(reader.stretch(id, samples(from), samples(from + duration))), from };
    },
    async peaks({ duration, sound }) {
      const whole = new Uint8Array(Math.ceil(duration * peaksPerSecond));
      for (const part of sound) {
        const peaks = await reader.peaks(part.id);
        const own = peaks.subarray(place(part.from), place(part.from + part.duration));
        whole.set(own.subarray(0, whole.length - place(part.start)), place(part.start));
      }
      return whole;
    },
    words: (id) => store.call((api) => api.words(id)),
    stretch: (transcript) => stretchOf(reader, transcript),
    async file(transcript) {
      return { name: fileName(transcript, 'wav'), content: await soundFile(stretchOf(reader, transcript)) };
    },
    async compressed(transcript) {
      const [part, ...others] = transcript.sound;
      const isWhole = part?.from === 0 && others.length === 0 && part.duration >= transcript.duration;
      const content = isWhole ? await store.call((api) => api.compressedSound(part.id)) : null;
      return content && { name: fileName(transcript, 'ogg'), content };
    },
  };
}

/** The samples of a whole transcript; silence where no sound is kept. */
function stretchOf(reader: ReturnType<typeof createSoundReader>, { duration, sound }: Sounding): SoundStretch {
  return {
    length: samples(duration),
    async slice(start, end) {
      const found = new Float32Array(Math.min(end, samples(duration)) - start);
      for (const part of sound) {
        const begin = samples(part.start);
        const [from, to] = [Math.max(start, begin), Math.min(start + found.length, begin + samples(part.duration))];
        if (from >= to) continue;
        const stretch = reader.stretch(part.id, samples(part.from), samples(part.from + part.duration));
        found.set(await stretch.slice(from - begin, to - begin), from - start);
      }
      return found;
    },
  };
}

const samples = (seconds: number) => Math.round(seconds * speechRate);
const place = (seconds: number) => Math.round(seconds * peaksPerSecond);
