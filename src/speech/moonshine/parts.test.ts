import { describe, expect, test } from 'vitest';
import { noise } from '../../core/random.ts';
import type { Recognition } from '../../protocol/speech.ts';
import { joinedParts, longestPause } from './parts.ts';

const second = 16_000;

/** A voice at these seconds. */
function voiceAt(spoken: readonly (readonly [number, number])[], seconds: number): Float32Array {
  const samples = noise(seconds * second, 0.0001);
  for (const [start, end] of spoken) {
    for (let at = Math.round(start * second); at < end * second; at++) samples[at]! += 0.3 * Math.sin(at / 9);
  }
  return samples;
}

describe('a sound is cut', () => {
  test('in the middle of its longest pause', () => {
    const samples = voiceAt(
      [
        [0, 3],
        [3.3, 6],
        [7, 10],
      ],
      10,
    );
    expect(longestPause(samples)! / second).toBeCloseTo(6.5, 1);
  });

  test.each([
    ['where nobody pauses', [[0, 10]]],
    [
      'so near its ends that a part would be a word',
      [
        [0, 1],
        [1.5, 8.5],
        [9, 10],
      ],
    ],
  ] as const)('not %s', (_, spoken) => {
    expect(longestPause(voiceAt(spoken, 10))).toBeNull();
  });
});

test('two parts are one text, whose second words are later', () => {
  const part = (text: string, token: number, ending: Recognition['ending']): Recognition => ({
    text,
    tokens: [token],
    logProbabilities: [-token],
    ending,
    draftKept: 1,
    words: [{ text, start: 0.5, end: 1, confidence: 1 }],
  });
  expect(joinedParts(part('One.', 1, 'end'), { ...part('Two.', 2, 'end'), endLogProbability: -0.1 }, 4)).toEqual({
    text: 'One. Two.',
    tokens: [1, 2],
    logProbabilities: [-1, -2],
    ending: 'end',
    endLogProbability: -0.1,
    draftKept: 0,
    words: [
      { text: 'One.', start: 0.5, end: 1, confidence: 1 },
      { text: 'Two.', start: 4.5, end: 5, confidence: 1 },
    ],
  });
  expect(joinedParts(part('One.', 1, 'loop'), part('Two.', 2, 'end'), 4).ending).toBe('loop');
});
