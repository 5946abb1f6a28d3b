/**
 * Runs on the audio thread: no promises and no messages per block while memory is shared. Mixes the microphone to one channel
 * and writes it to the ring. Without shared memory it sends blocks of 20 ms instead.
 */

import { SampleRing } from '../src/core/ring.ts';
import { Downmix } from '../src/core/sound/downmix.ts';
import { type CaptureCommand, type CaptureReport, captureProcessor, messageBlock } from '../src/protocol/capture.ts';

/** A reader is woken every fourth block of 128 samples. */
const blocksPerWake = 4;

class Capture extends AudioWorkletProcessor {
  #ring: SampleRing | undefined;
  #out: MessagePort | undefined;
  readonly #downmix = new Downmix();
  #mono = new Float32Array(128);
  #batch = new Float32Array(messageBlock);
  #batched = 0;
  #blocks = 0;
  #isRunning = true;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<CaptureCommand>) => {
      if (data.kind === 'stop') this.#stop();
      else if (data.path.kind === 'shared') this.#ring = new SampleRing(data.path.memory);
      else this.#out = data.path.port;
    };
  }

  process([channels]: Float32Array[][]): boolean {
    if (!this.#isRunning) return false;
    if (!channels?.[0] || (!this.#ring && !this.#out)) return true;
    if (this.#blocks++ === 0) this.#report({ kind: 'started', time: currentTime });
    const samples = this.#mix(channels);
    if (!this.#ring) {
      this.#send(samples);
    } else if (this.#ring.write(samples) && this.#blocks % blocksPerWake === 0) {
      this.#ring.notify();
    }
    return true;
  }

  #mix(channels: Float32Array[]): Float32Array {
    if (channels.length === 1) return channels[0]!;
    const { length } = channels[0]!;
    if (this.#mono.length !== length) this.#mono = new Float32Array(length);
    this.#downmix.mix(channels, this.#mono);
    return this.#mono;
  }

  #send(samples: Float32Array): void {
    this.#batch.set(samples, this.#batched);
    this.#batched += samples.length;
    if (this.#batched + samples.length > messageBlock) this.#flush();
  }

  #flush(): void {
    const block = this.#batch.slice(0, this.#batched);
    this.#batched = 0;
    this.#out?.postMessage(block, [block.buffer]);
  }

  #stop(): void {
    this.#isRunning = false;
    if (this.#out) {
      this.#flush();
      this.#out.postMessage(null);
    }
    this.#ring?.notify();
    this.#report({ kind: 'stopped' });
  }

  #report(report: CaptureReport): void {
    this.port.postMessage(report);
  }
}

registerProcessor(captureProcessor, Capture);
