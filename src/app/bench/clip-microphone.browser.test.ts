import { expect, test } from 'vitest';
import { circularBytes } from '../../core/circular.ts';
import { SampleRing } from '../../core/ring.ts';
import { clipMicrophone } from './clip-microphone.ts';

const recording = Float32Array.from({ length: 3200 }, (_, i) => 0.5 * Math.sin(i / 5));

async function played(isShared: boolean): Promise<Float32Array> {
  const memory = new SharedArrayBuffer(circularBytes(4 * 48_000));
  const { port1, port2 } = new MessageChannel();
  const blocks: Float32Array[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  port2.onmessage = ({ data }: MessageEvent<Float32Array | null>) => (data ? blocks.push(data) : resolve());
  const { open, ended: played } = await clipMicrophone(recording);
  const microphone = await open({
    deviceId: '',
    soundProcessing: false,
    workletUrl: '',
    pathFor: () => (isShared ? { kind: 'shared', memory } : { kind: 'port', port: port1 }),
    onInterruption() {},
    onEnded() {},
  });
  await played;
  await microphone.stop(20);
  if (!isShared) {
    await ended;
    return Float32Array.from(blocks.flatMap((block) => [...block]));
  }
  const ring = new SampleRing(memory);
  const all = new Float32Array(ring.available);
  ring.read(all);
  return all;
}

test.each([true, false])(
  'hiss, the whole recording at the rate of a microphone, and hiss; shared: %s',
  async (isShared) => {
    const heard = await played(isShared);
    const loud = heard.map((sample) => (Math.abs(sample) > 0.1 ? 1 : 0));
    const [first, last] = [loud.indexOf(1), loud.lastIndexOf(1)];
    expect(first / 48_000).toBeCloseTo(0.4, 2);
    expect((last - first) / 48_000).toBeCloseTo(0.2, 2);
    expect(heard.length).toBeGreaterThan(last);
    expect(heard.slice(0, first - 100).every((sample) => Math.abs(sample) < 1e-3)).toBe(true);
    expect(heard.slice(0, 1000).some((sample) => sample !== 0)).toBe(true);
  },
);
