/** What a long dictation must keep to, as figures with limits. Pure: from what `sustained-session.ts` observed. */

import { normalisedWords, wordErrors } from '../../benches/statistics/word-errors.ts';
import type { Segment } from '../../src/core/transcript.ts';
import type { MemoryCount } from '../browser/memory-meter.ts';
import type { ClockPair, Observation, Pass, Resident } from './session.ts';

/** Figures of a session; null where the machine does not tell. */
export interface Figures {
  minutes: number;
  hidden_minutes: number;
  dropped_blocks: number;
  /** Messages of the page to the person or the console, and threads started anew. */
  complaints: number;
  memory_mb: number;
  memory_growth_mb: number;
  resident_mb: number | null;
  resident_growth_mb: number | null;
  /** Drift of the audio clock from the wall clock. */
  clock_drift_ms: number;
  /** Increase of the delay of the newest words behind the audio clock. */
  text_drift_ms: number;
  /** Number of rounds of the clip that were heard to their end. */
  rounds: number;
  /** Deviation of the start of a round from its place in the period. */
  start_deviation_ms: number;
  start_trend_ms_per_hour: number;
  silent_rounds: number;
  /** Share of the rounds with the commonest text. */
  usual_text_share: number;
  /** Share of the words that differ from the commonest text. */
  changed_words_share: number;
  /** Median delay from the end of the audio that a partial text covers to the text. */
  lag_start_ms: number;
  lag_end_ms: number;
  lag_growth_ms: number;
  lag_hidden_start_ms: number;
  lag_hidden_end_ms: number;
  lag_hidden_growth_ms: number;
}

export type FigureName = keyof Figures;
export type Limits = Partial<Record<FigureName, number>>;

/**
 * For a machine with little else to do. The limits of time leave room for what is not the app's: a fake device misses beats of
 * 10 ms when the processor is taken, and voice detection sees frames of 32 ms.
 */
export const limits: Limits = {
  dropped_blocks: 0,
  complaints: 0,
  memory_growth_mb: 50,
  resident_growth_mb: 50,
  clock_drift_ms: 250,
  text_drift_ms: 100,
  start_deviation_ms: 250,
  silent_rounds: 0,
  changed_words_share: 0.1,
  lag_growth_ms: 400,
  lag_hidden_growth_ms: 400,
};

/** The figures that are above their limits. */
export function brokenLimits<Name extends string>(
  figures: Record<Name, number | null>,
  within: Partial<Record<Name, number>>,
): Name[] {
  const names = Object.keys(within) as Name[];
  return names.filter((name) => (figures[name] ?? 0) > within[name]!);
}

export function figuresOf(observation: Observation): Figures {
  const { seconds, hiddenSeconds, droppedBlocks, complaints, memory, resident, clocks, passes } = observation;
  return {
    minutes: seconds / 60,
    hidden_minutes: hiddenSeconds / 60,
    dropped_blocks: droppedBlocks,
    complaints: complaints.length,
    ...memoryFigures(memory),
    ...residentFigures(resident),
    clock_drift_ms: clockDrift(clocks),
    text_drift_ms: textDrift(passes),
    ...roundFigures(observation),
    ...lagFigures(passes),
  };
}

/** The first and the last third of a series that is in order of time. */
function endsOf<T>(series: readonly T[]): [first: readonly T[], last: readonly T[]] {
  const count = Math.ceil(series.length / 3);
  return [series.slice(0, count), series.slice(-count)];
}

/** Memory rises until the next garbage collection, which threads have at different times: the least value is what is held. */
function memoryFigures(memory: readonly MemoryCount[]) {
  const [first, last] = endsOf(memory.map(({ bytes }) => bytes / 1e6));
  const start = Math.min(...first);
  return { memory_mb: start, memory_growth_mb: Math.min(...last) - start };
}

/** A browser gives memory back when it hides a tab, and takes it again: a visible tab compares with a visible one only. */
function residentFigures(resident: readonly Resident[]) {
  const before = resident.slice(
    0,
    resident.findIndex(({ isHidden }) => isHidden),
  );
  const after = resident.slice(resident.findLastIndex(({ isHidden }) => isHidden) + 1);
  if (before.length === 0 || after.length === 0) return { resident_mb: null, resident_growth_mb: null };
  const start = median(before.map(({ bytes }) => bytes / 1e6));
  return { resident_mb: start, resident_growth_mb: median(after.map(({ bytes }) => bytes / 1e6)) - start };
}

/** The audio clock advances in blocks and is read late, never early: of a few readings, the greatest is right. */
function clockDrift(clocks: readonly ClockPair[]): number {
  const readings = 20;
  const offsets: number[] = [];
  for (let at = 0; at + readings <= clocks.length; at += readings) {
    offsets.push(Math.max(...clocks.slice(at, at + readings).map(({ audio, wall }) => audio - wall)));
  }
  return offsets.length > 0 ? Math.max(...offsets) - Math.min(...offsets) : 0;
}

/**
 * Drift of the text, from the quickest passes: their duration is constant, so an increase of their delay is samples that are behind the
 * clock.
 */
function textDrift(passes: readonly Pass[]): number {
  const [first, last] = endsOf(passes.map(({ lag }) => lag));
  return Math.max(0, Math.min(...last) - Math.min(...first));
}

interface Round {
  /** Deviation in milliseconds from the place in the period of the first round. */
  deviation: number;
  text: string;
}

function roundFigures({ segments, periodSeconds, seconds }: Observation) {
  const rounds = roundsOf(segments, periodSeconds);
  const count = Math.floor((seconds - (segments[0]?.start ?? 0)) / periodSeconds);
  const heard = rounds.slice(0, count).filter((round) => round !== undefined);
  const texts = heard.map(({ text }) => text);
  const usual = mostFrequent(texts);
  const changed = texts.reduce((sum, text) => sum + wordErrors([usual], text).errors, 0);
  const words = texts.length * normalisedWords(usual).length;
  const deviations = heard.map(({ deviation }) => deviation);
  return {
    rounds: count,
    start_deviation_ms: Math.max(0, ...deviations.map(Math.abs)),
    start_trend_ms_per_hour: slope(deviations) * (3600 / periodSeconds),
    silent_rounds: count - heard.length,
    usual_text_share: texts.filter((text) => text === usual).length / Math.max(1, texts.length),
    changed_words_share: changed / Math.max(1, words),
  };
}

/** Segments by the round of the clip that they were heard in. A round that gave none leaves its place empty. */
function roundsOf(segments: readonly Segment[], periodSeconds: number): (Round | undefined)[] {
  const rounds: (Round | undefined)[] = [];
  const origin = segments[0]?.start ?? 0;
  // Between rounds nobody speaks for longer than this, so that a start may come early.
  const margin = 1;
  for (const { start, text } of segments) {
    const at = Math.floor((start - origin + margin) / periodSeconds);
    const words = normalisedWords(text).join(' ');
    const known = rounds[at];
    if (known) known.text += ` ${words}`;
    else rounds[at] = { deviation: (start - origin - at * periodSeconds) * 1000, text: words };
  }
  return Array.from(rounds);
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? '';
}

/** Slope of the least-squares line, per step. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let above = 0;
  let below = 0;
  for (const [at, value] of values.entries()) {
    above += (at - middle) * (value - mean);
    below += (at - middle) ** 2;
  }
  return below > 0 ? above / below : 0;
}

function lagFigures(passes: readonly Pass[]) {
  const [start, end] = lagsOf(passes.filter(({ isHidden }) => !isHidden));
  const [hiddenStart, hiddenEnd] = lagsOf(passes.filter(({ isHidden }) => isHidden));
  return {
    lag_start_ms: start,
    lag_end_ms: end,
    lag_growth_ms: Math.max(0, end - start),
    lag_hidden_start_ms: hiddenStart,
    lag_hidden_end_ms: hiddenEnd,
    lag_hidden_growth_ms: Math.max(0, hiddenEnd - hiddenStart),
  };
}

function lagsOf(passes: readonly Pass[]): [start: number, end: number] {
  const [first, last] = endsOf(passes.map(({ lag }) => lag));
  return [median(first), median(last)];
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
