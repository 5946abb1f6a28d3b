import { expect, test } from 'vitest';
import { brokenLimits, figuresOf, limits } from './figures.ts';
import type { Observation } from './session.ts';

const period = 13;
const rounds = 30;
const seconds = rounds * period;

/** All is well; what differs is given. */
function observed(differing: Partial<Observation> = {}): Observation {
  const each = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));
  const isHidden = (at: number) => at >= seconds * 0.4 && at < seconds * 0.7;
  return {
    seconds: seconds + 2,
    hiddenSeconds: seconds * 0.3,
    periodSeconds: period,
    passes: each(seconds, (at) => ({ at: at * 1000, lag: 200 + (at % 5) * 50, isHidden: isHidden(at) })),
    clocks: each(seconds, (at) => ({ wall: 4000 + at * 1000, audio: at * 1000 - (at % 3) * 4 })),
    memory: each(6, (at) => ({ at: at * 60, bytes: 240e6 + (at % 2) * 8e6, owners: {} })),
    resident: each(seconds, (at) => ({ bytes: isHidden(at) ? 360e6 : 450e6, isHidden: isHidden(at) })),
    complaints: [],
    segments: each(rounds, (at) => ({ start: 1 + at * period, end: 12 + at * period, text: 'Ask not.' })),
    droppedBlocks: 0,
    ...differing,
  };
}

function broken(differing: Partial<Observation>) {
  return brokenLimits(figuresOf(observed(differing)), limits);
}

test('a session in which all is well keeps its limits', () => {
  const figures = figuresOf(observed());
  expect(brokenLimits(figures, limits)).toEqual([]);
  expect(figures).toMatchObject({ rounds, memory_mb: 240, resident_mb: 450, usual_text_share: 1, lag_start_ms: 300 });
});

test('a loss and a message break them', () => {
  expect(broken({ droppedBlocks: 1, complaints: ['Recognition was started again'] })).toEqual([
    'dropped_blocks',
    'complaints',
  ]);
});

test('memory that waits for a collection has not grown, memory that stays has', () => {
  const { memory, resident } = observed();
  expect(broken({ memory: memory.map((count, at) => ({ ...count, bytes: 240e6 + at * 20e6 })) })).toEqual([
    'memory_growth_mb',
  ]);
  const leaking = resident.map(({ bytes, isHidden }, at) => ({ bytes: bytes + at * 0.3e6, isHidden }));
  expect(broken({ resident: leaking })).toEqual(['resident_growth_mb']);
  expect(figuresOf(observed({ resident: [] })).resident_growth_mb).toBeNull();
});

test('a clock that is slow, texts that come to lie behind it, and texts that come later and later are told apart', () => {
  const { clocks, passes, segments } = observed();
  const slow = clocks.map(({ wall, audio }) => ({ wall, audio: audio * 0.999 }));
  expect(broken({ clocks: slow })).toEqual(['clock_drift_ms']);
  const behind = passes.map((pass, at) => ({ ...pass, lag: pass.lag + at * 0.5 }));
  expect(broken({ passes: behind })).toEqual(['text_drift_ms']);
  const queued = passes.map((pass, at) => ({ ...pass, lag: at % 5 === 0 ? 200 : 200 + at * 10 }));
  expect(broken({ passes: queued })).toEqual(['lag_growth_ms', 'lag_hidden_growth_ms']);
  const early = segments.map((segment, at) => ({ ...segment, start: segment.start - at * 0.01 }));
  expect(broken({ segments: early })).toEqual(['start_deviation_ms']);
  expect(figuresOf(observed({ segments: early })).start_trend_ms_per_hour).toBeCloseTo((-10 * 3600) / period, 0);
});

test('a round without text and a round with another one are counted', () => {
  const { segments } = observed();
  const figures = figuresOf(
    observed({
      segments: segments.toSpliced(20, 1).map((segment, at) => (at === 3 ? { ...segment, text: 'Ask me.' } : segment)),
    }),
  );
  expect(figures).toMatchObject({ rounds, silent_rounds: 1, usual_text_share: 28 / 29, changed_words_share: 1 / 58 });
});
