import { describe, expect, test } from 'vitest';
import {
  finishSegmenter,
  frameSamples,
  initialSegmenter,
  type SegmenterEvent,
  type SegmenterOptions,
  segmenterOptions,
  stepSegmenter,
} from './segmenter.ts';

const options: SegmenterOptions = {
  enter: 0.5,
  leave: 0.35,
  preRoll: 4 * frameSamples,
  postRoll: 2 * frameSamples,
  trail: 2 * frameSamples,
  hangover: 6 * frameSamples,
  shortHangover: 3 * frameSamples,
  ample: 25 * frameSamples,
  minimumSpeech: 3 * frameSamples,
  briefSpeech: 4 * frameSamples,
  certainty: 0.6,
  maximum: 40 * frameSamples,
  valleySearch: 10 * frameSamples,
};

/** The kinds of all events, runs of one kind told once. */
function story(labels: string): string {
  const kinds = allEvents(labels, options).map(({ kind }) => kind);
  return kinds.filter((kind, i) => kind !== kinds[i - 1]).join(' ');
}

/** Runs labels: `.` silence, `-` between the thresholds, `#` speech, `v` a dip that is still speech. Times in frames. */
function allEvents(labels: string, at: SegmenterOptions): SegmenterEvent[] {
  const probabilities: Record<string, number> = { '.': 0.05, '-': 0.4, '#': 0.9, v: 0.36 };
  let state = initialSegmenter();
  const events: SegmenterEvent[] = [];
  for (const label of labels) {
    const step = stepSegmenter(state, probabilities[label]!, at);
    state = step.state;
    events.push(...step.events);
  }
  return [...events, ...finishSegmenter(state, state.end, at).events];
}

function segmentsOf(labels: string, at = options) {
  return allEvents(labels, at)
    .filter(({ kind }) => kind !== 'grow')
    .map((event) => ({
      kind: event.kind,
      start: event.start / frameSamples,
      ...(event.kind === 'close' ? { end: event.end / frameSamples } : {}),
    }));
}

test('speech with its pre-roll and post-roll', () => {
  expect(segmentsOf('..........#####..........')).toEqual([{ kind: 'close', start: 6, end: 17 }]);
});

test('between the thresholds nothing begins, and nothing ends', () => {
  expect(segmentsOf('....-----....')).toEqual([]);
  expect(segmentsOf('......###--------###..........')).toEqual([{ kind: 'close', start: 2, end: 22 }]);
});

test('a pause shorter than the hangover stays inside a segment, a longer one divides', () => {
  expect(segmentsOf('.....####.....####..........')).toHaveLength(1);
  expect(segmentsOf('.....####..........####..........')).toHaveLength(2);
});

test('the pre-roll does not reach back over the segment before', () => {
  const [first, second] = segmentsOf('.....####......####..........', { ...options, preRoll: 20 * frameSamples });
  expect(second!.start).toBe(first!.end);
});

test('less speech than a word is discarded', () => {
  expect(segmentsOf('.....##..........')).toEqual([{ kind: 'discard', start: 1 }]);
});

test('a segment grows once it is speech for certain, and not before', () => {
  expect(story('.....##..........')).toBe('discard');
  expect(story('.....#####..........')).toBe('grow close');
});

test('silence after speech is no growth', () => {
  const grows = (labels: string) => allEvents(labels, options).filter(({ kind }) => kind === 'grow').length;
  expect(grows('.....#####.....')).toBe(grows('.....#####..'));
});

test('a little speech that the detector was never sure of is discarded, more of it is not', () => {
  expect(segmentsOf('.....#vv..........')).toEqual([{ kind: 'discard', start: 1 }]);
  expect(segmentsOf('.....#vvv..........')).toEqual([{ kind: 'close', start: 1, end: 11 }]);
});

test('a long segment is cut at the least speech-like frame near its end, and nothing is lost between', () => {
  const labels = `....${'#'.repeat(32)}v${'#'.repeat(20)}..........`;
  const [first, second] = segmentsOf(labels);
  expect(first).toEqual({ kind: 'close', start: 0, end: 37 });
  expect(second).toEqual({ kind: 'close', start: 37, end: 59 });
});

test('the end of the audio closes what is open, without audio that does not exist', () => {
  expect(segmentsOf('.....#####')).toEqual([{ kind: 'close', start: 1, end: 10 }]);
  expect(segmentsOf('.....#####.')).toEqual([{ kind: 'close', start: 1, end: 11 }]);
  expect(segmentsOf('')).toEqual([]);
});

describe('whatever the labels', () => {
  /** A small generator, so that the same sequences come every time. */
  function* numbers(seed: number) {
    let x = seed;
    for (;;) {
      x = (x * 1664525 + 1013904223) >>> 0;
      yield x / 2 ** 32;
    }
  }

  test.each(Array.from({ length: 50 }, (_, seed) => seed))('segments are in order, apart and bounded (%i)', (seed) => {
    const random = numbers(seed);
    let run = 0;
    let label = '.';
    let labels = '';
    for (let i = 0; i < 600; i++) {
      if (run-- <= 0) {
        run = Math.floor(random.next().value! * 30);
        label = '.-#v'[Math.floor(random.next().value! * 4)]!;
      }
      labels += label;
    }
    let previous = 0;
    for (const segment of segmentsOf(labels)) {
      if (segment.kind !== 'close') continue;
      expect(segment.start).toBeGreaterThanOrEqual(previous);
      expect(segment.end! - segment.start).toBeGreaterThan(0);
      expect(segment.end! - segment.start).toBeLessThanOrEqual(options.maximum / frameSamples);
      expect(segment.end).toBeLessThanOrEqual(600);
      previous = segment.end!;
    }
  });
});

test('the settings order the thresholds', () => {
  const [low, normal, high] = (['low', 'normal', 'high'] as const).map(segmenterOptions);
  expect(low!.enter).toBeGreaterThan(normal!.enter);
  expect(normal!.enter).toBeGreaterThan(high!.enter);
  for (const { enter, leave } of [low!, normal!, high!]) expect(enter).toBeGreaterThan(leave);
});
