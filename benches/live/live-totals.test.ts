import { expect, test } from 'vitest';
import type { FailedRun, LiveRun, MeasuredClip } from './live-report.ts';
import { liveTotals } from './live-totals.ts';

function run(figures: Partial<LiveRun>): LiveRun {
  return {
    system: 'A',
    text: '',
    offline_text: null,
    live_words: { errors: 1, words: 10 },
    offline_words: null,
    edges: { first: true, last: true },
    first_partial_ms: 600,
    partial_intervals_ms: [],
    partials: 2,
    words_shown: 10,
    words_changed: 1,
    committed_shown: 8,
    committed_changed: 0,
    speech_end_to_final_ms: 500,
    stop_to_final_ms: 200,
    partial_passes_ms: [],
    compute_ms: 300,
    speculations: null,
    speculations_kept: null,
    dropped_blocks: 0,
    shown: [],
    ...figures,
  };
}

function clip(...runs: (LiveRun | FailedRun)[]): MeasuredClip {
  return { id: 'clip', seconds: 5, references: ['ask not'], runs };
}

const failed: FailedRun = { system: 'A', error: { code: 'timed-out', message: 'late' } };

test('a recording that failed is counted and leaves the figures alone', () => {
  const totals = liveTotals('A', [clip(run({})), clip(failed)]);
  expect(totals).toMatchObject({ recordings: 1, failed: 1, seconds: 5, live_words: { errors: 1, words: 10 } });
});

test('systems do not mix', () => {
  const clips = [clip(run({ stop_to_final_ms: 200 }), run({ system: 'B', stop_to_final_ms: 900 }))];
  expect(liveTotals('A', clips).stop_to_final_ms).toEqual({ count: 1, median: 200, p95: 200 });
  expect(liveTotals('B', clips).stop_to_final_ms).toEqual({ count: 1, median: 900, p95: 900 });
});

test('words are counted over all recordings, intervals over all partials', () => {
  const long = run({ live_words: { errors: 0, words: 90 }, partial_intervals_ms: [300, 400, 500], words_shown: 90 });
  const short = run({ partial_intervals_ms: [900], edges: { first: false, last: true } });
  const totals = liveTotals('A', [clip(long), clip(short)]);
  expect(totals.live_words).toEqual({ errors: 1, words: 100 });
  expect(totals).toMatchObject({ words_shown: 100, words_changed: 2, first_words: 1, last_words: 2, partials: 4 });
  expect(totals.partial_interval_ms).toEqual({ count: 4, median: 400, p95: 900 });
});

test('no speech is no delay, and what one run does not tell has no sum', () => {
  const totals = liveTotals('A', [
    clip(run({ first_partial_ms: null, compute_ms: null, offline_words: { errors: 0, words: 10 } })),
    clip(run({})),
  ]);
  expect(totals.first_partial_ms?.count).toBe(1);
  expect(totals.compute_ms).toBeNull();
  expect(totals.offline_words).toBeNull();
  expect(liveTotals('A', []).stop_to_final_ms).toBeNull();
});
