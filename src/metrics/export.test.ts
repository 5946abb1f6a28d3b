/** The two exports, read as the programs read them that they are made for. */

import { describe, expect, it } from 'vitest';
import type { MetricsSnapshot, Stage } from '../protocol/metrics.ts';
import { createMetrics } from './metrics.ts';
import { metricsReport } from './report.ts';

/** Two threads, one of which was replaced. */
function snapshots(): MetricsSnapshot[] {
  let now = 1_763_719_000_000;
  const clock = () => now;
  const page = createMetrics('page', clock);
  const engine = createMetrics('engine', clock);
  const again = createMetrics('engine', clock);
  for (const ms of [8, 16, 16.5]) {
    now += 20;
    engine.record('encode', ms);
    again.record('encode', ms / 2);
  }
  // Three words that came at once: they waited at the same time.
  for (const ms of [900, 600, 300]) page.record('word-emission', ms);
  engine.count('partials', 2);
  again.count('partials', 3);
  page.count('words-shown', 7);
  return [page, engine, again].map((metrics) => metrics.snapshot());
}

describe('Prometheus text', () => {
  const { families, samples } = parse(metricsReport(snapshots()).prometheus);

  it('names, explains and types every family once, before its samples', () => {
    expect(families.map(({ name, type }) => [name, type])).toEqual([
      ['sotto_word_emission_seconds', 'histogram'],
      ['sotto_encode_seconds', 'histogram'],
      ['sotto_words_shown_total', 'counter'],
      ['sotto_partials_total', 'counter'],
    ]);
    for (const { help } of families) expect(help).toMatch(/^[A-Z].*\.$/);
  });

  it('has cumulative buckets in seconds up to +Inf, which is the count', () => {
    const buckets = samples.filter(({ name }) => name === 'sotto_encode_seconds_bucket');
    const bounds = buckets.map(({ labels }) => (labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le)));
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
    expect(bounds.at(-1)).toBe(Number.POSITIVE_INFINITY);
    const counts = buckets.map(({ value }) => value);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    // 4, 8, 8, 8.25, 16 and 16.5 ms.
    expect(counts[bounds.indexOf(0.004096)]).toBe(1);
    expect(counts[bounds.indexOf(0.008192)]).toBe(3);
    expect(counts[bounds.indexOf(0.016384)]).toBe(5);
    expect(counts.at(-1)).toBe(6);
    expect(samples.find(({ name }) => name === 'sotto_encode_seconds_count')?.value).toBe(6);
    expect(samples.find(({ name }) => name === 'sotto_encode_seconds_sum')?.value).toBeCloseTo(0.06075, 6);
  });

  it('adds up what threads counted that were replaced', () => {
    expect(samples.find(({ name }) => name === 'sotto_partials_total')?.value).toBe(5);
  });

  it('is empty where nothing was measured', () => expect(metricsReport([]).prometheus).toBe(''));
});

describe('trace events', () => {
  const { traceEvents } = JSON.parse(metricsReport(snapshots()).trace) as {
    traceEvents: { name: string; ph: string; pid: number; tid: number; ts: number; dur: number; args?: unknown }[];
  };
  const complete = traceEvents.filter(({ ph }) => ph === 'X');

  it('names a process for each thread and a row for each stage', () => {
    const named = traceEvents.filter(({ ph }) => ph === 'M').map(({ name, pid, tid, args }) => [name, pid, tid, args]);
    expect(named).toContainEqual(['process_name', 1, 0, { name: 'Sotto page' }]);
    expect(named).toContainEqual(['process_name', 3, 0, { name: 'Sotto engine' }]);
    expect(named).toContainEqual(['thread_name', 2, 1, { name: 'encode' }]);
  });

  it('has times in microseconds from the first span', () => {
    expect(Math.min(...complete.map(({ ts }) => ts))).toBe(0);
    const encode = complete.filter(({ name, pid }) => name === ('encode' satisfies Stage) && pid === 2);
    expect(encode.map(({ dur }) => dur)).toEqual([8000, 16_000, 16_500]);
    expect(encode[1]!.ts - encode[0]!.ts).toBe(12_000);
  });

  it('has no two events of a row at one time', () => {
    const rowOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`;
    expect(new Set(complete.map(rowOf)).size).toBe(5);
    const ends = new Map<string, number>();
    for (const event of complete.toSorted((a, b) => a.ts - b.ts)) {
      expect(event.ts).toBeGreaterThanOrEqual(ends.get(rowOf(event)) ?? 0);
      ends.set(rowOf(event), event.ts + event.dur);
    }
  });

  it('is a trace also where nothing was measured', () => {
    expect(JSON.parse(metricsReport([]).trace)).toEqual({ traceEvents: [], displayTimeUnit: 'ms' });
  });
});

it('sums up by stage', () => {
  const { stages, tallies } = metricsReport(snapshots()).summary;
  expect(stages.encode).toMatchObject({ count: 6, greatest: 16.5 });
  expect(Math.abs(stages.encode!.p50 / 8 - 1)).toBeLessThan(0.02);
  expect(tallies).toEqual({ partials: 5, 'words-shown': 7 });
});

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** By the grammar of the format's specification; throws at a line that is not of it. */
function parse(text: string) {
  const families: { name: string; help: string; type: string }[] = [];
  const samples: Sample[] = [];
  expect(text).toMatch(/\n$/);
  for (const line of text.split('\n').slice(0, -1)) {
    const [, comment, family, rest] = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line) ?? [];
    if (comment === 'HELP') families.push({ name: family!, help: rest!, type: '' });
    else if (comment === 'TYPE') families.at(-1)!.type = rest!;
    else samples.push(sampleOf(line));
    if (!comment) expect(samples.at(-1)!.name.startsWith(families.at(-1)!.name)).toBe(true);
  }
  return { families, samples };
}

function sampleOf(line: string): Sample {
  const [, name, labels = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?[\d.e+-]+|[+-]Inf|NaN)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`not of the format: ${line}`);
  const pairs = [...labels.matchAll(/([a-zA-Z_]\w*)="([^"\\\n]*)"/g)].map(([, key, text]) => [key!, text!]);
  return { name, labels: Object.fromEntries(pairs), value: Number(value) };
}
