import { expect, test } from 'vitest';
import { memoryPlot } from './memory-plot.ts';

const ramp = Array.from({ length: 720 }, (_, at) => ({ at: (at + 1) * 10, bytes: 300e6 + at * 0.5e6 }));

test('a rise goes from the lower left to the upper right', () => {
  const lines = memoryPlot(ramp);
  const first = lines.findIndex((line) => line.includes('█'));
  expect(lines[first]!.trimEnd().length).toBe(8 + 72);
  expect(lines.findLast((line) => line.includes('█'))!.indexOf('█')).toBe(8);
  expect(lines.slice(-2).join('\n')).toMatch(/MB └─+\n +0 +2\.0 h$/);
});

test('its scale begins at nothing and has round steps', () => {
  const labels = memoryPlot(ramp).flatMap((line) => /^ *(\d+) │/.exec(line)?.[1] ?? []);
  expect(labels).toEqual(['600', '400', '200', '0']);
});

test('nothing was read: nothing is drawn', () => {
  expect(memoryPlot([])).toEqual([]);
});
