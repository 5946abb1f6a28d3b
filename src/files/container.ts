/** Containers and codecs that `mediabunny` and WebCodecs read: a packet after another, in memory that does not grow with the file. */

import {
  ADTS,
  type AudioSample,
  AudioSampleSink,
  BlobSource,
  FLAC,
  Input,
  type InputAudioTrack,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import { AppError } from '../core/errors.ts';
import type { OpenedFile, ReadingHelp } from '../protocol/files.ts';
import { alacBlocks } from './alac-track.ts';
import { byteReader } from './byte-reader.ts';
import { packetBlocks } from './packet-blocks.ts';
import type { SoundBlock } from './speech-stream.ts';
import { firstSpoken, type ReadableTrack, soundTrack } from './track-choice.ts';

export interface SoundReader extends Pick<OpenedFile, 'duration' | 'track' | 'tracks'> {
  /** The sound from the beginning. */
  blocks(): AsyncIterable<SoundBlock>;
  close(): void;
}

export const formats = [MP4, QTFF, MATROSKA, WEBM, MP3, WAVE, OGG, ADTS, FLAC, MPEG_TS];

/** What decodes at all has given a sample long before. */
const patienceMs = 5_000;

/**
 * The sound of a container, or null for one that is not read here. Rejects with `file-no-audio`, or with `bad-argument` where there is no
 * `track` of that number.
 */
export async function openContainer(
  file: Blob,
  help: ReadingHelp,
  track: number | null = null,
): Promise<SoundReader | null> {
  const input = new Input({ source: new BlobSource(file), formats });
  const reader = await readerOf(input, file, help, track).catch((error) => {
    input.dispose();
    throw error;
  });
  if (!reader) input.dispose();
  return reader;
}

async function readerOf(
  input: Input,
  file: Blob,
  help: ReadingHelp,
  wanted: number | null,
): Promise<SoundReader | null> {
  const readable = await readableTracks(input, file, help);
  if (readable.length === 0) return null;
  const clock = {
    zero: Math.max(0, await input.getFirstTimestamp()),
    duration: await durationOf(input).catch(() => null),
  };
  const isOne = readable.length === 1;
  const found =
    wanted !== null
      ? readable.find(({ about }) => about.number === wanted)
      : isOne
        ? readable[0]
        : await firstSpoken(readable, clock, help.findSpeech);
  if (!found) throw noTrack(wanted);
  return {
    track: found.about.number,
    tracks: isOne ? [] : readable.map(({ about }) => about),
    duration: clock.duration,
    blocks: () => found.blocks(clock.zero, 0),
    close: () => input.dispose(),
  };
}

export const noTrack = (number: number | null) =>
  new AppError('bad-argument', `there is no sound track ${number} that can be read`, { details: [`track ${number}`] });

/** Ogg has no duration in its head, but its last page is soon found; elsewhere the whole file would have to be read. */
async function durationOf(input: Input): Promise<number | null> {
  const isOgg = (await input.getFormat()) === OGG;
  return isOgg ? input.computeDuration() : input.getDurationFromMetadata();
}

async function readableTracks(input: Input, file: Blob, { decodeWhole }: ReadingHelp): Promise<ReadableTrack[]> {
  if (!(await input.canRead())) return [];
  const tracks = await input.getAudioTracks().catch(() => []);
  if (tracks.length === 0 && (await input.getVideoTracks().catch(() => [])).length > 0) {
    throw new AppError('file-no-audio', 'a video without sound');
  }
  const readable: ReadableTrack[] = [];
  for (const track of tracks) {
    const blocks = await blocksOf(track);
    if (blocks) readable.push({ about: await soundTrack(track), blocks });
  }
  return readable;

  async function blocksOf(track: InputAudioTrack): Promise<ReadableTrack['blocks'] | null> {
    if (await isDecoded(track)) return decodedBlocks(track);
    return (await alacBlocks(byteReader(file), track)) ?? (await packetBlocks(track, decodeWhole));
  }
}

/**
 * Whether WebCodecs decodes the track. WebKitGTK 2.50 says so of MP3 and AAC, and then fails or never answers: e2e/webkit.spec.ts asks whether
 * it still does.
 */
async function isDecoded(track: InputAudioTrack): Promise<boolean> {
  if (!(await track.canDecode())) return false;
  const samples = new AudioSampleSink(track).samples();
  const first = samples.next().then(
    ({ value }) => {
      value?.close();
      return value !== undefined;
    },
    () => false,
  );
  const isAnswered = await Promise.race([
    first,
    new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false)),
  ]);
  // A decoder that does not answer would not let go of its samples either.
  void samples.return(undefined);
  return isAnswered;
}

const decodedBlocks = (track: InputAudioTrack) =>
  async function* (zero: number, from: number): AsyncGenerator<SoundBlock> {
    for await (const sample of new AudioSampleSink(track).samples(from > 0 ? zero + from : undefined)) {
      const block = { at: sample.timestamp - zero, planes: planesOf(sample), rate: sample.sampleRate };
      sample.close();
      // An encoder begins with sound that nobody has recorded.
      if (block.at + sample.duration > 0) yield block;
    }
  };

function planesOf(sample: AudioSample): Float32Array[] {
  return Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
    const plane = new Float32Array(sample.numberOfFrames);
    sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    return plane;
  });
}
