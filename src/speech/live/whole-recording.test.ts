import { expect, test } from 'vitest';
import { noAbilities } from '../../protocol/speech.ts';
import { range, second } from '../testing/live-policy.ts';
import { WholeRecording } from './whole-recording.ts';

const paragraphs = { ...noAbilities, hearsParagraphs: true };
const seconds = (ranges: { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => `${start / second}-${end / second}`);

function waiting(abilities: typeof noAbilities, ...ranges: [number, number][]): WholeRecording {
  const whole = new WholeRecording(abilities);
  for (const [start, end] of ranges) whole.wait(range(start * second, end * second));
  return whole;
}

test('what a model can hear at once is one range, with the pauses between', () => {
  const whole = waiting(paragraphs, [0, 8], [9, 17], [18, 27]);
  expect(seconds(whole.takeAll())).toEqual(['0-27']);
  expect(whole.takeAll()).toEqual([]);
});

test('more than it can hear is divided between segments', () => {
  const ranges: [number, number][] = [
    [0, 8],
    [9, 17],
    [18, 27],
  ];
  expect(seconds(waiting(noAbilities, ...ranges).takeAll())).toEqual(['0-17', '18-27']);
  expect(seconds(waiting(paragraphs, ...ranges, [28, 40]).takeAll())).toEqual(['0-27', '28-40']);
});

test('a pause that begins a paragraph is kept', () => {
  expect(seconds(waiting(paragraphs, [0, 3], [5.5, 8]).takeAll())).toEqual(['0-3', '5.5-8']);
});

test('speech adds up, and its certainty is the mean', () => {
  const whole = new WholeRecording(noAbilities);
  whole.wait({ start: 0, end: 100, speech: 90, certainty: 1 });
  whole.wait({ start: 200, end: 300, speech: 30, certainty: 0.6 });
  expect(whole.takeAll()).toEqual([{ start: 0, end: 300, speech: 120, certainty: 0.9 }]);
});

test('what can no longer grow is taken before the end', () => {
  const whole = waiting(paragraphs, [0, 20], [21, 40]);
  expect(seconds(whole.takeFull())).toEqual(['0-20']);
  expect(whole.takeFull()).toEqual([]);
  expect(seconds(whole.takeAll())).toEqual(['21-40']);
});
