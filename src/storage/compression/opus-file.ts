/** Speech as an Ogg file with Opus, by the encoder and decoder of the browser; mediabunny writes and reads the file. */

import {
  AudioSample,
  AudioSampleSink,
  AudioSampleSource,
  BlobSource,
  BufferTarget,
  Input,
  OGG,
  OggOutputFormat,
  Output,
} from 'mediabunny';
import { AppError } from '../../core/errors.ts';
import { Resampler, speechRate } from '../../core/resampler.ts';
import { toPcm16 } from '../../protocol/kept-sound.ts';

/** Bits a second: speech at 16 kHz is hardly told from the original (RFC 6716 §2.1.1 recommends 16 to 20 for wideband). */
const encoding = { codec: 'opus', bitrate: 24_000 } as const;
/** Samples that are in memory at once. */
const atOnce = 10 * speechRate;
/** Seconds before a range from which it is decoded: a decoder needs 80 ms until its state is right (RFC 7845 §4.6). */
const preRoll = 0.1;

/** Whether the browser can encode. Firefox before 130 and Safari before 26 cannot. */
export async function canCompress(): Promise<boolean> {
  if (!('AudioEncoder' in globalThis)) return false;
  const { supported } = await AudioEncoder.isConfigSupported({
    ...encoding,
    numberOfChannels: 1,
    sampleRate: speechRate,
  });
  return supported === true;
}

/** `read` gives samples of 16 bits at 16 kHz in [start, end). */
export async function opusFile(
  length: number,
  read: (start: number, end: number) => Promise<Int16Array<ArrayBuffer>>,
): Promise<Blob> {
  const target = new BufferTarget();
  const output = new Output({ format: new OggOutputFormat(), target });
  const source = new AudioSampleSource(encoding);
  output.addAudioTrack(source);
  await output.start();
  for (let at = 0; at < length; at += atOnce) {
    const data = await read(at, Math.min(length, at + atOnce));
    const timestamp = at / speechRate;
    const sample = new AudioSample({ data, format: 's16', numberOfChannels: 1, sampleRate: speechRate, timestamp });
    await source.add(sample);
    sample.close();
  }
  await output.finalize();
  return new Blob([target.buffer!], { type: 'audio/ogg' });
}

/** Length of a file in samples at 16 kHz. Throws for what is no such file. */
export async function opusLength(file: Blob): Promise<number> {
  const input = new Input({ source: new BlobSource(file), formats: [OGG] });
  try {
    return Math.round((await input.computeDuration()) * speechRate);
  } finally {
    input.dispose();
  }
}

/** The samples in [start, end) at 16 kHz; silence behind the end of the file. Throws `record-damaged` for what is no such file. */
export async function decodedOpus(file: Blob, start: number, end: number): Promise<Int16Array<ArrayBuffer>> {
  const input = new Input({ source: new BlobSource(file), formats: [OGG] });
  const sound = new Int16Array(end - start);
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track) throw new Error('a file without sound');
    const sink = new AudioSampleSink(track);
    let resampler: Resampler | null = null;
    /** Where the next sample out of the resampler belongs. */
    let at = 0;
    const place = (samples: Float32Array) => {
      const pcm = toPcm16(samples);
      const [from, to] = [Math.max(0, -at), Math.min(pcm.length, sound.length - at)];
      if (from < to) sound.set(pcm.subarray(from, to), at + from);
      at += pcm.length;
    };
    for await (const sample of sink.samples(Math.max(0, start / speechRate - preRoll), end / speechRate)) {
      if (!resampler) {
        resampler = new Resampler(sample.sampleRate);
        at = Math.round(sample.timestamp * speechRate) - start;
      }
      place(resampler.push(floatsOf(sample)));
      sample.close();
    }
    if (resampler) place(resampler.flush());
    return sound;
  } catch (cause) {
    throw new AppError('record-damaged', `compressed sound: ${cause}`, { cause });
  } finally {
    input.dispose();
  }
}

function floatsOf(sample: AudioSample): Float32Array {
  const floats = new Float32Array(sample.numberOfFrames);
  sample.copyTo(floats, { planeIndex: 0, format: 'f32-planar' });
  return floats;
}
