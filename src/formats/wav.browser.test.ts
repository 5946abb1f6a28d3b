import { expect, test } from 'vitest';
import { wavFile } from './wav.ts';

test('the browser reads the samples back as they were, one part after another', async () => {
  const parts = [Float32Array.of(0.5, -0.25), Float32Array.of(0.125)];
  const file = await wavFile(parts, 16_000).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 3, 16_000).decodeAudioData(file);
  expect([sound.numberOfChannels, sound.sampleRate]).toEqual([1, 16_000]);
  expect([...sound.getChannelData(0)]).toEqual([0.5, -0.25, 0.125]);
});
