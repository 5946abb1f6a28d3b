/**
 * The scorecard: the targets of the design and of comparable systems, beside the figures of this device. Targets that cannot be measured in
 * a page within minutes are listed with the command that measures them.
 */

import type { BenchReport, Unit } from '../../src/protocol/bench.ts';
import type { Family } from '../../src/protocol/model.ts';
import { figuresIn, validIn } from './report.ts';
import { ratioIn } from './yardsticks.ts';

export interface Target {
  id: string;
  from: 'design' | 'seed';
  limit: number;
  /** `ratio` is how many times as fast. */
  unit: Unit | 'ratio';
  /** Whether the limit is the greatest or the least acceptable value. */
  is: 'at-most' | 'at-least';
  /** The measured value; null when it is missing. */
  measured(report: BenchReport): number | null;
  /** The target applies to this family only. */
  family?: Family;
  /** The command that measures the value. */
  command?: string;
}

export interface ScoredTarget extends Target {
  value: number | null;
  outcome: 'met' | 'missed' | 'not-measured';
}

type Read = Target['measured'];

const median =
  (id: string): Read =>
  (report) =>
    figuresIn(report, id)?.median ?? null;
const p95 =
  (id: string): Read =>
  (report) =>
    figuresIn(report, id)?.p95 ?? null;
const ratio =
  (id: string): Read =>
  (report) =>
    ratioIn(report, id);
/** The real-time factor of a clip with this many seconds. */
const realTime =
  (id: string, seconds: number): Read =>
  (report) => {
    const ms = figuresIn(report, id)?.median;
    return ms === undefined ? null : ms / 1000 / seconds;
  };
const elsewhere: Read = () => null;

const inRing = 1e-4;
const mb = 1e6;

export const targets: readonly Target[] = [
  most('ring-write', inRing, 'ms', median('micro.ring-write')),
  most('resample', 0.2, 'ms', median('micro.resample')),
  most('vad', 2, 'ms', median('micro.vad')),
  most('record', 1e-3, 'ms', median('micro.record')),
  most('overhead', 0.15, 'share', overhead),
  most('stop-1s', 200, 'ms', median('end-to-end.stop-1s')),
  most('stop-5s', 350, 'ms', median('end-to-end.stop-5s')),
  most('stop-10s', 500, 'ms', median('end-to-end.stop-10s')),
  most('endpoint', 50, 'ms', median('end-to-end.endpoint')),
  most('first-partial', 700, 'ms', p95('end-to-end.first-partial')),
  most('partial-gap', 500, 'ms', p95('end-to-end.partial-gap')),
  { ...least('against-transformers', 5, 'ratio', ratio('model.pass-5s')), family: 'whisper' },
  { ...least('token-loop', 4, 'ratio', elsewhere), family: 'parakeet' },
  least('long-file', 2, 'ratio', ratio('end-to-end.file')),
  most('long-file-words', 0, 'share', moreWrongThanReference),
  most('live-words', 0.005, 'share', moreWrongLive),
  least('edges', 0.99, 'share', median('accuracy.edges')),
  most('invented', 0, 'words', median('accuracy.invented')),
  { ...most('lost-audio', 1000, 'ms', elsewhere), command: 'npm test' },
  most('page-ready', 1500, 'ms', median('model.ready')),
  most('model-load', 200, 'ms', median('model.load')),
  { ...most('hour', 50 * mb, 'bytes', elsewhere), command: 'npm run sustain' },

  seed('history-append', 'at-most', 0.042, 'ms', p95('micro.history-append')),
  seed('short-real-time', 'at-most', 0.2, 'share', realTime('model.pass-1s', 1)),
  seed('medium-real-time', 'at-most', 0.15, 'share', realTime('model.pass-10s', 10)),
  seed('long-real-time', 'at-least', 10, 'times', median('end-to-end.file')),
  seed('stop-stretch', 'at-most', 350, 'ms', p95('end-to-end.stop-1s')),
  seed('append', 'at-most', 5, 'ms', median('storage.append')),
  seed('memory', 'at-most', 800 * mb, 'bytes', median('memory.page')),
  seed('repeatable', 'at-most', 0.1, 'share', variation('model.pass-5s')),
  { ...seed('microphone', 'at-most', 10, 'ms', elsewhere), command: 'npm run dictate' },
];

export function scorecardOf(report: BenchReport): ScoredTarget[] {
  return targets.map((target) => {
    const isMeant = target.family === undefined || target.family === report.model.family;
    const value = isMeant ? target.measured(report) : null;
    if (value === null) return { ...target, value, outcome: 'not-measured' };
    const isMet = target.is === 'at-most' ? value <= target.limit : value >= target.limit;
    return { ...target, value, outcome: isMet ? 'met' : 'missed' };
  });
}

function most(id: string, limit: number, unit: Target['unit'], measured: Read): Target {
  return { id, from: 'design', limit, unit, is: 'at-most', measured };
}

function least(id: string, limit: number, unit: Target['unit'], measured: Read): Target {
  return { id, from: 'design', limit, unit, is: 'at-least', measured };
}

function seed(id: string, is: Target['is'], limit: number, unit: Target['unit'], measured: Read): Target {
  return { id, from: 'seed', limit, unit, is, measured };
}

/** How much longer stop to text takes than the model alone on the same clip, as a share; 0 where a speculation was ready. */
function overhead(report: BenchReport): number | null {
  const whole = figuresIn(report, 'end-to-end.stop-10s')?.median;
  const alone = figuresIn(report, 'model.pass-10s')?.median;
  return whole === undefined || alone === undefined ? null : Math.max(0, whole / alone - 1);
}

function moreWrongThanReference(report: BenchReport): number | null {
  return difference(report, 'accuracy.long-wrong', 'accuracy.reference-long-wrong');
}

function moreWrongLive(report: BenchReport): number | null {
  return difference(report, 'accuracy.live-wrong', 'accuracy.file-wrong');
}

function difference(report: BenchReport, of: string, from: string): number | null {
  const [own, other] = [figuresIn(report, of), figuresIn(report, from)];
  return own && other ? Math.max(0, own.median - other.median) : null;
}

/** The coefficient of variation. */
function variation(id: string): Read {
  return (report) => {
    const samples = validIn(report, id)?.samples ?? [];
    if (samples.length < 3) return null;
    const mean = samples.reduce((sum, ms) => sum + ms, 0) / samples.length;
    const square = samples.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / (samples.length - 1);
    return Math.sqrt(square) / mean;
  };
}
