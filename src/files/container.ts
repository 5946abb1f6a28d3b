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
import { rmsDb } from '../core/loudness.ts';
import type { WholeDecoder } from '../protocol/files.ts';
import { alacBlocks } from './alac-track.ts';
import { byteReader } from './byte-reader.ts';
import { packetBlocks } from './packet-blocks.ts';
import type { SoundBlock } from './speech-stream.ts';

export interface SoundReader {
  /** Seconds by the container; null where it says nothing. */
  duration: number | null;
  /** Which of the sound tracks it is, from 1 on. */
  track: number;
  /** The sound from the beginning. */
  blocks(): AsyncIterable<SoundBlock>;
  close(): void;
}

export const formats = [MP4, QTFF, MATROSKA, WEBM, MP3, WAVE, OGG, ADTS, FLAC, MPEG_TS];

/** Seconds of each track that are tried where there are several. */
const tried = 30;
/** dBFS: the level of a track that nobody has recorded on is below. */
const silentDb = -70;

/** What decodes at all has given a sample long before. */
const patienceMs = 5_000;

/** A track that can be decoded. */
interface ReadableTrack {
  track: InputAudioTrack;
  /** Its sound from the beginning; `zero` is where the clock of the file begins on that of the container. */
  blocks(zero: number): AsyncIterable<SoundBlock>;
}

/** The sound of a container, or null for one that is not read here. Rejects with `file-no-audio`. */
export async function openContainer(file: Blob, decodeWhole: WholeDecoder): Promise<SoundReader | null> {
  const input = new Input({ source: new BlobSource(file), formats });
  const found = await findTrack(file, input, decodeWhole).catch((error) => {
    input.dispose();
    throw error;
  });
  if (!found) {
    input.dispose();
    return null;
  }
  const zero = Math.max(0, await input.getFirstTimestamp());
  return {
    track: (await input.getAudioTracks()).indexOf(found.track) + 1,
    duration: await durationOf(input).catch(() => null),
    blocks: () => found.blocks(zero),
    close: () => input.dispose(),
  };
}

/** Ogg has no duration in its head, but its last page is soon found; elsewhere the whole file would have to be read. */
async function durationOf(input: Input): Promise<number | null> {
  const isOgg = (await input.getFormat()) === OGG;
  return isOgg ? input.computeDuration() : input.getDurationFromMetadata();
}

/** The first track with sound among those that can be decoded. */
async function findTrack(file: Blob, input: Input, decodeWhole: WholeDecoder): Promise<ReadableTrack | null> {
  if (!(await input.canRead())) return null;
  const tracks = await input.getAudioTracks().catch(() => []);
  const readable: ReadableTrack[] = [];
  for (const track of tracks) {
    const blocks = await blocksOf(track);
    if (blocks) readable.push({ track, blocks });
  }
  if (readable.length > 1) {
    for (const track of readable) if (await isSounding(track)) return track;
  }
  if (tracks.length === 0 && (await input.getVideoTracks().catch(() => [])).length > 0) {
    throw new AppError('file-no-audio', 'a video without sound');
  }
  return readable[0] ?? null;

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

async function isSounding({ track, blocks }: ReadableTrack): Promise<boolean> {
  const first = await track.getFirstTimestamp();
  for await (const { at, planes } of blocks(first)) {
    if (planes.some((plane) => rmsDb(plane) > silentDb)) return true;
    if (at > tried) break;
  }
  return false;
}

const decodedBlocks = (track: InputAudioTrack) =>
  async function* (zero: number): AsyncGenerator<SoundBlock> {
    for await (const sample of new AudioSampleSink(track).samples()) {
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
