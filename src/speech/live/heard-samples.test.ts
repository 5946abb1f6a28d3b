import { expect, test } from 'vitest';
import { circularBytes } from '../../core/circular.ts';
import { AudioHistory } from '../../core/history.ts';
import { heardSamples } from './heard-samples.ts';

/** A history of 1,024 samples that count up from 0, and of which the first 500 are overwritten. */
function history(): AudioHistory {
  const kept = new AudioHistory(new ArrayBuffer(circularBytes(1024)));
  const samples = Float32Array.from({ length: 1524 }, (_, i) => i);
  kept.append(samples.slice(0, 1000));
  kept.append(samples.slice(1000));
  return kept;
}

const unasked = async () => {
  throw new Error('the journal was asked');
};

test('what the history holds comes from it', async () => {
  const { samples, lost } = await heardSamples({ history: history(), readPast: unasked }, { start: 600, end: 603 });
  expect([[...samples], lost]).toEqual([[600, 601, 602], 0]);
});

test('what it has overwritten comes from the journal, from the first sample on', async () => {
  const readPast = async (start: number, end: number) => Float32Array.from({ length: end - start }, () => 7);
  const { samples, lost } = await heardSamples({ history: history(), readPast }, { start: 499, end: 502 });
  expect([[...samples], lost]).toEqual([[7, 7, 7], 0]);
});

test('without a journal the rest is heard, and what is lost is told', async () => {
  const { samples, lost } = await heardSamples(
    { history: history(), readPast: async () => null },
    { start: 498, end: 502 },
  );
  expect([[...samples], lost]).toEqual([[500, 501], 2]);
});
