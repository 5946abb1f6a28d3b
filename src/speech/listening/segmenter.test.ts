import { describe, expect, test } from 'vitest';
import { numbers } from '../testing/numbers.ts';
import {
  finishSegmenter,
  frameSamples,
  heldOptions,
  initialSegmenter,
  paragraphOptions,
  type SegmenterEvent,
  type SegmenterOptions,
  segmenterOptions,
  stepSegmenter,
} from './segmenter.ts';

const options: SegmenterOptions = {
  enter: 0.5,
  leave: 0.35,
  preRoll: 4 * frameSamples,
  trail: 2 * frameSamples,
  hangover: 6 * frameSamples,
  shortHangover: 3 * frameSamples,
  ample: 25 * frameSamples,
  firstAmple: 25 * frameSamples,
  minimumSpeech: 3 * frameSamples,
  briefSpeech: 4 * frameSamples,
  certainty: 0.6,
  maximum: 40 * frameSamples,
  valleySearch: 10 * frameSamples,
  overlap: 0,
};

/** The kinds of all events, with consecutive events of one kind as one. */
function story(labels: string): string {
  const kinds = allEvents(labels).map(({ kind }) => kind);
  return kinds.filter((kind, i) => kind !== kinds[i - 1]).join(' ');
}

const probabilities: Record<string, number> = { '.': 0.05, '-': 0.4, '#': 0.9, v: 0.36 };

/** The events for labelled frames: `.` silence, `-` between the thresholds, `#` speech, `v` less certain speech. Times in frames. */
function allEvents(labels: string, at: SegmenterOptions = options): SegmenterEvent[] {
  let state = initialSegmenter();
  const events: SegmenterEvent[] = [];
  for (const label of labels) {
    const step = stepSegmenter(state, probabilities[label]!, at);
    state = step.state;
    events.push(...step.events);
  }
  return [...events, ...finishSegmenter(state, state.end, at).events];
}

type Pause = Extract<SegmenterEvent, { kind: 'pause' }>;
type Close = Extract<SegmenterEvent, { kind: 'close' }>;
const isPause = (event: SegmenterEvent): event is Pause => event.kind === 'pause';
const isClose = (event: SegmenterEvent): event is Close => event.kind === 'close';

function segmentsOf(labels: string, at = options) {
  return allEvents(labels, at)
    .filter(({ kind }) => kind === 'close' || kind === 'discard')
    .map((event) => ({
      kind: event.kind,
      start: event.start / frameSamples,
      ...(event.kind === 'close' ? { end: event.end / frameSamples } : {}),
    }));
}

test('speech with the audio kept before and after it', () => {
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

test('the first segment may end sooner than others', () => {
  const speech = '######...'.repeat(8);
  expect(segmentsOf(speech).map(({ start }) => start)).toEqual([0, 26, 53]);
  const soon = segmentsOf(speech, { ...options, firstAmple: 6 * frameSamples });
  expect(soon.map(({ start }) => start)).toEqual([0, 8, 35, 62]);
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
  expect(story('.....#####..........')).toBe('grow pause close');
});

test('silence after speech is no growth', () => {
  const grows = (labels: string) => allEvents(labels).filter(({ kind }) => kind === 'grow').length;
  expect(grows('.....#####.....')).toBe(grows('.....#####..'));
});

test('it is a pause, told with every frame, and the segment closes where the pause said', () => {
  const events = allEvents('.....#####..........');
  const pauses = events.filter(isPause);
  expect(pauses.map(({ silence }) => silence / frameSamples)).toEqual([2, 3, 4, 5]);
  const [closed] = events.filter(isClose);
  for (const { start, end, speech, certainty } of pauses) {
    expect({ kind: 'close', start, end, speech, certainty }).toEqual(closed);
  }
});

test('speech that returns makes the segment grow again, and its next pause ends later', () => {
  const labels = '.....#####....###....';
  expect(story(labels)).toBe('grow pause grow pause close');
  expect(
    new Set(
      allEvents(labels)
        .filter(isPause)
        .map(({ end }) => end / frameSamples),
    ),
  ).toEqual(new Set([12, 19]));
});

test('a pause tells how much may still be speech in it', () => {
  const doubts = allEvents('.....#####.-..', { ...options, leave: 0.45 })
    .filter(isPause)
    .map(({ speechProbability }) => speechProbability);
  expect(doubts[0]).toBeCloseTo((0.05 + 0.4) / 2);
  expect(doubts[1]).toBeCloseTo((0.05 + 0.4 + 0.05) / 3);
  const again = allEvents('.....###.-#..', { ...options, leave: 0.45 }).filter(isPause);
  expect(again.at(-1)?.speechProbability).toBeCloseTo(0.05);
});

test('a segment tells how much of it was speech, and how certainly', () => {
  const [closed] = allEvents('.....##vv..##..........').filter(isClose);
  expect(closed).toMatchObject({ speech: 6 * frameSamples });
  expect(closed!.certainty).toBeCloseTo((4 * 0.9 + 2 * 0.36) / 6);
});

test('once a segment is ample, a shorter silence ends it', () => {
  expect(segmentsOf('.....#####....#####......')).toHaveLength(1);
  expect(segmentsOf(`.....${'#'.repeat(22)}....#####......`)).toHaveLength(2);
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

test('where a cut is no silence, the next segment begins before it', () => {
  const overlapping = { ...options, overlap: 4 * frameSamples };
  const inSpeech = `..${'#'.repeat(34)}v${'#'.repeat(20)}.......`;
  const [first, second] = segmentsOf(inSpeech, overlapping);
  expect(second!.start).toBe(first!.end! - 4);
  const inSilence = inSpeech.replace('v', '.');
  const [before, after] = segmentsOf(inSilence, overlapping);
  expect(after!.start).toBe(before!.end);
  expect(segmentsOf(inSilence)).toEqual([before, after]);
});

test('a cut divides what was speech, and how certainly', () => {
  const [first, second] = allEvents(`....${'#'.repeat(32)}v${'#'.repeat(20)}..........`).filter(isClose);
  expect(first!.speech).toBe(33 * frameSamples);
  expect(first!.certainty).toBeCloseTo((32 * 0.9 + 0.36) / 33);
  expect(second!.speech).toBe(20 * frameSamples);
  expect(second!.certainty).toBeCloseTo(0.9);
});

test('after a cut in a silence, nothing is shown before somebody speaks', () => {
  const patient = { ...options, shortHangover: 6 * frameSamples };
  const events = allEvents(`....${'#'.repeat(32)}..--..........`, { ...patient, leave: 0.45 });
  const cut = events.findIndex(isClose);
  expect(events.slice(cut + 1).filter(({ kind }) => kind === 'grow' || kind === 'pause')).toEqual([]);
});

test('the end of the audio closes what is open, without audio that does not exist', () => {
  expect(segmentsOf('.....#####')).toEqual([{ kind: 'close', start: 1, end: 10 }]);
  expect(segmentsOf('.....#####.')).toEqual([{ kind: 'close', start: 1, end: 11 }]);
  expect(segmentsOf('')).toEqual([]);
});

describe('whatever the labels', () => {
  const length = 600;

  function randomLabels(seed: number): string {
    const random = numbers(seed);
    let labels = '';
    while (labels.length < length) labels += '.-#v'[Math.floor(random() * 4)]!.repeat(Math.ceil(random() * 30));
    return labels.slice(0, length);
  }

  const seeds = Array.from({ length: 50 }, (_, seed) => seed);

  test.each(seeds)('segments are in order, apart and bounded (%i)', (seed) => {
    let previous = 0;
    for (const { start, end } of allEvents(randomLabels(seed)).filter(isClose)) {
      expect(start).toBeGreaterThanOrEqual(previous);
      expect(end - start).toBeGreaterThan(0);
      expect(end - start).toBeLessThanOrEqual(options.maximum);
      expect(end).toBeLessThanOrEqual(length * frameSamples);
      previous = end;
    }
  });

  test.each(seeds)('a segment is told as growing, pausing or ending, and its speech fits into it (%i)', (seed) => {
    let open: number | null = null;
    for (const event of allEvents(randomLabels(seed))) {
      if (open !== null) expect(event.start).toBe(open);
      open = event.kind === 'grow' || event.kind === 'pause' ? event.start : null;
      if (!isPause(event) && !isClose(event)) continue;
      expect(event.speech).toBeLessThanOrEqual(event.end - event.start);
      expect(event.speech).toBeGreaterThanOrEqual(options.minimumSpeech);
      expect(event.certainty).toBeGreaterThanOrEqual(options.leave);
      expect(event.certainty).toBeLessThanOrEqual(1);
      if (!isPause(event)) continue;
      expect(event.speechProbability).toBeLessThan(options.leave);
      expect(event.silence).toBeGreaterThanOrEqual(options.trail);
    }
    expect(open).toBeNull();
  });
});

test('the settings order the thresholds', () => {
  const [low, normal, high] = (['low', 'normal', 'high'] as const).map(segmenterOptions);
  expect(low!.enter).toBeGreaterThan(normal!.enter);
  expect(normal!.enter).toBeGreaterThan(high!.enter);
  for (const { enter, leave } of [low!, normal!, high!]) expect(enter).toBeGreaterThan(leave);
});

test('a paragraph is longer than a usual segment, and has more room behind it', () => {
  const usual = segmenterOptions('normal');
  const paragraph = paragraphOptions(usual);
  for (const key of ['trail', 'ample', 'maximum'] as const) expect(paragraph[key]).toBeGreaterThan(usual[key]);
  // It fits into the half minute that a model hears at once.
  expect(paragraph.maximum + paragraph.preRoll).toBeLessThan(30 * 16_000);
  expect(paragraph.maximum - paragraph.valleySearch).toBeGreaterThanOrEqual(paragraph.ample);
});

test('who holds the button is heard sooner, from further back, and without doubt', () => {
  expect(segmentsOf('.....------..........')).toEqual([]);
  expect(segmentsOf('.....------..........', heldOptions(options))).toMatchObject([{ kind: 'close' }]);
  for (const sensitivity of ['low', 'normal', 'high'] as const) {
    const free = segmenterOptions(sensitivity);
    const held = heldOptions(free);
    expect(held.enter).toBeLessThan(free.enter);
    expect(held.preRoll).toBeGreaterThan(free.preRoll);
    expect(held.certainty).toBeLessThan(free.certainty);
  }
});
