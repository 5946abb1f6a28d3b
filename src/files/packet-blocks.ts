/**
 * Coded sound where WebCodecs is missing (Firefox for Android, Safari before 26): packets of half a minute are wrapped as a file of their own
 * for the browser's decoder of whole files. Those on either side go with them, because a decoder begins with what it does not know yet and
 * may keep back an end.
 */

import {
  type AudioCodec,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  type InputAudioTrack,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import type { WholeDecoder } from '../protocol/files.ts';
import { leastGap, type SoundBlock } from './speech-stream.ts';

/** Codecs that browsers decode out of an MP4. */
const carried: readonly AudioCodec[] = ['aac', 'mp3', 'flac', 'opus'];
/** Packets on either side. The one that an MP3 packet takes its bits from may be ten before it. */
const around = 12;

/** The sound of a track, `seconds` at a time; null for a codec that no browser's decoder takes in this way. */
export async function packetBlocks(
  track: InputAudioTrack,
  decodeWhole: WholeDecoder,
  seconds = 30,
): Promise<((zero: number, from: number) => AsyncGenerator<SoundBlock>) | null> {
  const codec = await track.getCodec();
  if (!codec || !carried.includes(codec)) return null;
  const config = await track.getDecoderConfig();
  if (!config) return null;
  const configLater = codec === 'opus' ? { ...config, ...fromFirstSample(config) } : config;

  async function* blocks(zero: number, from: number): AsyncGenerator<SoundBlock> {
    let packets: EncodedPacket[] = [];
    let decoderConfig = config!;
    /** The first packet whose sound has not been given yet. */
    let first = 0;
    for await (const packet of packetsFrom(track, from > 0 ? zero + from : null)) {
      const before = packets.at(-1);
      if (before && packet.timestamp - before.timestamp - before.duration > leastGap) {
        yield await decoded(first, packets.length);
        packets = [];
        first = 0;
        decoderConfig = configLater;
      }
      packets.push(packet);
      const last = packets.length - around;
      if (last <= first || packets[last]!.timestamp - packets[first]!.timestamp < seconds) continue;
      yield await decoded(first, last);
      const kept = Math.max(0, last - around);
      if (kept > 0) decoderConfig = configLater;
      packets = packets.slice(kept);
      first = last - kept;
    }
    if (first < packets.length) yield await decoded(first, packets.length);

    async function decoded(from: number, to: number): Promise<SoundBlock> {
      const { planes, rate } = await decodeWhole(await asFile(packets, decoderConfig));
      const start = packets[from]!.timestamp;
      const lead = Math.round((start - packets[0]!.timestamp) * rate);
      // Ends are rounded on the clock of the whole: the roundings of many blocks would add up.
      const end = to < packets.length ? lead + clock(packets[to]!.timestamp) - clock(start) : undefined;
      return { at: start - zero, planes: planes.map((plane) => plane.subarray(lead, end)), rate };

      function clock(seconds: number): number {
        return Math.round(seconds * rate);
      }
    }
  }

  async function asFile(packets: readonly EncodedPacket[], decoderConfig: AudioDecoderConfig): Promise<Blob> {
    const target = new BufferTarget();
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
    const source = new EncodedAudioPacketSource(codec!);
    output.addAudioTrack(source);
    await output.start();
    const begin = packets[0]!.timestamp;
    for (const packet of packets) {
      await source.add(packet.clone({ timestamp: packet.timestamp - begin }), { decoderConfig });
    }
    await output.finalize();
    return new Blob([target.buffer!]);
  }
  return blocks;
}

/** The packets of a track from the one at that time on, in seconds of the container; null for the beginning. */
export async function* packetsFrom(track: InputAudioTrack, time: number | null): AsyncGenerator<EncodedPacket> {
  const sink = new EncodedPacketSink(track);
  yield* sink.packets((time === null ? null : await sink.getPacket(time)) ?? undefined);
}

/** Where the head of Opus tells how many samples are left out at the start of a stream (RFC 7845 §5.1). */
const preSkip = 10;

/** A stream of Opus that begins in the middle of another has nothing to leave out. */
function fromFirstSample({ description }: AudioDecoderConfig): Pick<AudioDecoderConfig, 'description'> {
  if (!description) return {};
  const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(description)
    ? description
    : new Uint8Array(description);
  const head = new Uint8Array(buffer, byteOffset, byteLength).slice();
  head.fill(0, preSkip, preSkip + 2);
  return { description: head };
}
