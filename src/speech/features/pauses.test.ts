import { describe, expect, test } from 'vitest';
import { noise } from '../../core/random.ts';
import { pausesIn } from './pauses.ts';

const second = 16_000;

/** A voice at these seconds over a room so many times quieter. */
function voiceAt(spoken: readonly (readonly [number, number])[], seconds: number, room: number): Float32Array {
  const samples = noise(seconds * second, room);
  for (const [start, end] of spoken) {
    for (let at = Math.round(start * second); at < end * second; at++) samples[at]! += 0.3 * Math.sin(at / 9);
  }
  return samples;
}

const spoken = [
  [0.5, 1.2],
  [1.5, 2],
  [2.08, 2.6],
] as const;

describe('pauses', () => {
  test.each([0.0001, 0.01])('are where nobody speaks, over a room of %f; a shorter stop is none', (room) => {
    const pauses = pausesIn(voiceAt(spoken, 3.2, room));
    const moments = pauses.flatMap(({ start, end }) => [start, end]);
    expect(moments).toHaveLength(6);
    for (const [at, moment] of [0, 0.5, 1.2, 1.5, 2.6, 3.2].entries()) {
      expect(Math.abs(moments[at]! - moment)).toBeLessThanOrEqual(0.02);
    }
  });

  test('have clicks in them', () => {
    const click = [3, 3.01] as const;
    expect(pausesIn(voiceAt([...spoken, click], 3.4, 0.001)).at(-1)).toMatchObject({ end: 3.4 });
  });

  test('are not told where the room is as loud as the voice, nor where nothing is heard', () => {
    expect(pausesIn(voiceAt(spoken, 3, 0.6))).toEqual([]);
    expect(pausesIn(new Float32Array(0))).toEqual([]);
  });
});
