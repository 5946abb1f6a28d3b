/**
 * A microphone that plays a recording in real time, with faint noise before and after it as in a real microphone. Everything after the
 * microphone works as for a person's voice.
 */

import type { Microphone, MicrophoneOptions } from '../../capture/microphone.ts';
import { speechRate } from '../../core/resampler.ts';
import { pause } from '../../core/time.ts';
import { soundPath } from '../dictation/sound-path.ts';
import { noiseAt, type Samples } from './clips.ts';

const sampleRate = 48_000;
const leadSeconds = 0.4;
const hiss = 2e-4;
const tickMs = 5;
const block = 128;

export interface ClipMicrophone {
  /** Opens the fake microphone and starts to play the recording. */
  open(options: MicrophoneOptions): Promise<Microphone>;
  /** Resolves when the last sample of the recording has been delivered. */
  ended: Promise<void>;
}

export async function clipMicrophone(recording: Samples): Promise<ClipMicrophone> {
  const sound = await atMicrophoneRate(recording);
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const lead = leadSeconds * sampleRate;
  const sampleAt = (at: number) => hiss * noiseAt(at) + (sound[at - lead] ?? 0);

  async function open({ pathFor }: MicrophoneOptions): Promise<Microphone> {
    const path = soundPath(pathFor(sampleRate));
    const started = performance.now();
    let played = 0;
    const play = () => {
      const due = Math.floor(((performance.now() - started) / 1000) * sampleRate);
      for (; played + block <= due; played += block) {
        path.write(Float32Array.from({ length: block }, (_, i) => sampleAt(played + i)));
      }
      path.notify();
      if (played >= lead + sound.length) resolve();
    };
    const timer = setInterval(play, tickMs);
    return {
      label: 'benchmark',
      sampleRate,
      clock: () => (performance.now() - started) / 1000,
      redirect() {},
      async stop(drainMs) {
        await pause(drainMs);
        clearInterval(timer);
        play();
        path.end();
      },
    };
  }

  return { open, ended };
}

async function atMicrophoneRate(recording: Samples): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, (recording.length * sampleRate) / speechRate, sampleRate);
  const buffer = context.createBuffer(1, recording.length, speechRate);
  buffer.copyToChannel(recording, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}
