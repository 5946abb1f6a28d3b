import { beforeEach, expect, it } from 'vitest';
import type { Meter } from '../protocol/metrics.ts';
import { LiveLatency } from './live-latency.ts';

let recorded: [string, number][] = [];
let tallies: Record<string, number> = {};
const meter: Meter = {
  record(stage, ms) {
    recorded.push([stage, ms]);
  },
  count(counter, by = 1) {
    if (by > 0) tallies[counter] = (tallies[counter] ?? 0) + by;
  },
};
const of = (stage: string) => recorded.filter(([name]) => name === stage).map(([, ms]) => ms);

let latency: LiveLatency;

beforeEach(() => {
  recorded = [];
  tallies = {};
  latency = new LiveLatency(meter);
  latency.begin();
});

/** Reports of listening every 50 ms up to `to`, with speech between the given moments. */
function hear(to: number, ...speech: [number, number][]): void {
  for (let end = 50; end <= to; end += 50) {
    const spoken = speech.filter(([from]) => from < end);
    const lastSpeech = spoken.length > 0 ? Math.min(end, spoken.at(-1)![1]) : null;
    latency.hear({ end, firstSpeech: spoken[0]?.[0] ?? null, lastSpeech });
  }
}

it('measures from the beginning of speech to the first text', () => {
  hear(1400, [730, 1400]);
  latency.partial({ start: 430, end: 1300, text: '' }, 1450);
  latency.partial({ start: 430, end: 1380, text: 'So' }, 1500);
  latency.partial({ start: 430, end: 1580, text: 'So my' }, 1700);
  expect(of('first-partial')).toEqual([1500 - 730]);
});

it('measures each beginning of speech, and not where long speech is cut', () => {
  hear(9000, [1000, 4000], [6010, 9000]);
  latency.partial({ start: 700, end: 1700, text: 'one' }, 1800);
  latency.final({ start: 700, end: 4300, text: 'one' }, 5600);
  latency.partial({ start: 5700, end: 6700, text: 'two' }, 6800);
  latency.final({ start: 5700, end: 7000, text: 'two' }, 7400);
  latency.partial({ start: 7000, end: 8000, text: 'three' }, 8100);
  const [first, second, third] = of('first-partial');
  expect(first).toBe(800);
  expect(second).toBeGreaterThanOrEqual(6800 - 6010);
  expect(second).toBeLessThan(6800 - 6010 + 60);
  expect(third).toBeUndefined();
});

it('measures how far behind the audio a live text is', () => {
  hear(2000, [300, 2000]);
  latency.partial({ start: 0, end: 1200, text: 'so' }, 1500);
  latency.partial({ start: 0, end: 1600, text: 'so my' }, 1950);
  latency.final({ start: 0, end: 2300, text: 'so my' }, 3900);
  expect(of('live-lag')).toEqual([300, 350]);
});

it('measures from the last speech of a segment to its final text', () => {
  hear(9000, [500, 3000], [6000, 9000]);
  latency.final({ start: 200, end: 3300, text: 'one' }, 4800);
  expect(of('finalisation')).toEqual([1800]);
  latency.final({ start: 5700, end: 8000, text: 'cut while speech goes on' }, 8250);
  expect(of('finalisation')).toEqual([1800, 250]);
});

it('measures from the estimated end of a word to the moment from which it stayed', () => {
  hear(5000, [1000, 5000]);
  latency.partial({ start: 700, end: 2100, text: 'ask' }, 2300);
  latency.partial({ start: 700, end: 3100, text: 'ask nut' }, 3300);
  latency.partial({ start: 700, end: 4100, text: 'Ask not what' }, 4300);
  latency.final({ start: 700, end: 5300, text: 'Ask not, what you.' }, 5400);
  // Four words over four seconds end at 2000, 3000, 4000 and 5000.
  expect(of('word-emission')).toEqual([300, 1300, 300, 400]);
});

it('spreads words over speech and not over pauses', () => {
  hear(6000, [1000, 2000], [5000, 6000]);
  latency.final({ start: 700, end: 6300, text: 'one two' }, 6400);
  const [one, two] = of('word-emission');
  expect(one! / (6400 - 2000)).toBeCloseTo(1, 1);
  expect(two).toBe(400);
});

it('counts the words that were shown and those that changed', () => {
  hear(2000, [300, 2000]);
  latency.partial({ start: 0, end: 1200, text: 'ask nut' }, 1500);
  latency.final({ start: 0, end: 2300, text: 'Ask not what' }, 3900);
  expect(tallies).toEqual({ 'words-shown': 4, 'words-changed': 1 });
});

it('counts the words of a segment that is withdrawn as changed, and measures nothing of it', () => {
  hear(2000, [300, 400]);
  latency.partial({ start: 0, end: 1200, text: 'uh' }, 1500);
  latency.final({ start: 0, end: 0, text: '' }, 2000);
  expect(tallies).toEqual({ 'words-shown': 1, 'words-changed': 1 });
  expect(of('finalisation')).toEqual([]);
  expect(of('word-emission')).toEqual([]);
});

it('measures from stop to everything saved, once', () => {
  hear(1000, [300, 900]);
  latency.stop(1000);
  latency.finish(1350);
  latency.finish(9000);
  expect(of('stop-to-final')).toEqual([350]);
});

it('measures no stop where nothing was heard', () => {
  latency.stop(0);
  latency.finish(10);
  expect(recorded).toEqual([]);
});

it('begins anew with every recording', () => {
  hear(2000, [300, 2000]);
  latency.partial({ start: 0, end: 1200, text: 'left over' }, 1500);
  latency.begin();
  hear(1000, [400, 1000]);
  latency.partial({ start: 100, end: 900, text: 'new' }, 1000);
  expect(of('first-partial')).toEqual([1200, 600]);
  expect(tallies).toEqual({ 'words-shown': 3 });
});
