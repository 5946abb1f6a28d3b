/** A Matroska file with several sound tracks, as recorders and films have them. */

import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, MkvOutputFormat, Output } from 'mediabunny';

interface Track {
  /** 16 bit, mono. */
  samples: Int16Array;
  /** ISO 639-2/T. */
  language?: string;
  name?: string;
  isCommentary?: boolean;
}

/** Seconds in a packet. */
const packetSeconds = 0.5;

export async function fileWithTracks(tracks: readonly Track[], rate: number): Promise<ArrayBuffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new MkvOutputFormat(), target });
  const sources = tracks.map(({ language, name, isCommentary = false }) => {
    const source = new EncodedAudioPacketSource('pcm-s16');
    output.addAudioTrack(source, {
      ...(language ? { languageCode: language } : {}),
      ...(name ? { name } : {}),
      disposition: { commentary: isCommentary },
    });
    return source;
  });
  await output.start();
  const length = packetSeconds * rate;
  const decoderConfig = { codec: 'pcm-s16', numberOfChannels: 1, sampleRate: rate };
  const most = Math.max(...tracks.map(({ samples }) => samples.length));
  for (let at = 0; at < most; at += length) {
    for (const [i, { samples }] of tracks.entries()) {
      const part = samples.slice(at, at + length);
      if (part.length === 0) continue;
      const packet = new EncodedPacket(new Uint8Array(part.buffer), 'key', at / rate, part.length / rate);
      await sources[i]!.add(packet, { decoderConfig });
    }
  }
  await output.finalize();
  return target.buffer!;
}
