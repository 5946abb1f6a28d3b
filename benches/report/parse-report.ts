/**
 * Validates reports, which come from files and links of strangers: everything is checked and bounded, unknown fields are dropped, and
 * figures are computed from the samples rather than believed.
 */

import { AppError } from '../../src/core/errors.ts';
import type { BenchReport, Figures, Flag, Measurement } from '../../src/protocol/bench.ts';
import { figuresOf } from '../statistics/statistics.ts';
import { measures, suiteNames } from './measures.ts';

/** Why a report is unreadable: one of the `details` of the error `report-unreadable`. */
export type ReportFault = 'too-large' | 'not-json' | 'no-report' | 'newer' | 'damaged';

/** Most bytes of a report; a full one has about 40 kB. */
export const mostBytes = 2_000_000;
const mostMeasurements = 200;
const mostSamples = 5_000;
const mostText = 120;
const mostFlags = 8;

const lengths = ['short', 'normal', 'long'] as const;
const families = ['moonshine', 'whisper', 'parakeet', 'ctc'] as const;
const flags = ['hidden', 'wrong-words', 'failed', 'throttled', 'not-isolated', 'unsettled'] as const;

/** Parses a report. Throws `report-unreadable`, with the fault in its details and the field in its message. */
export function parseReport(text: string): BenchReport {
  if (text.length > mostBytes) throw unreadable('too-large', `${text.length} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unreadable('not-json', String(cause));
  }
  return checkReport(value);
}

/** Validates a parsed report. Throws as `parseReport`. */
export function checkReport(value: unknown): BenchReport {
  const report = fields(value, 'report', 'no-report');
  if (report.format !== 'sotto-bench') throw unreadable('no-report', 'format');
  if (report.schema !== 1) throw unreadable(Number(report.schema) > 1 ? 'newer' : 'damaged', 'schema');
  const parameters = fields(report.parameters, 'parameters');
  const model = fields(report.model, 'model');
  const conditions = fields(report.conditions, 'conditions');
  return {
    format: 'sotto-bench',
    schema: 1,
    suite: whole(report.suite, 'suite'),
    day: day(report.day),
    label: text(report.label, 'label'),
    parameters: {
      seed: whole(parameters.seed, 'seed'),
      length: oneOf(parameters.length, lengths, 'length'),
      suites: list(parameters.suites, 'suites', suiteNames.length).map((name) => oneOf(name, suiteNames, 'suites')),
    },
    model: {
      id: text(model.id, 'model.id'),
      family: oneOf(model.family, families, 'model.family'),
      digest: text(model.digest, 'model.digest'),
      backend: text(model.backend, 'model.backend'),
      threads: whole(model.threads, 'model.threads'),
    },
    conditions: {
      isIsolated: yesOrNo(conditions.isIsolated, 'isIsolated'),
      timerStep: amount(conditions.timerStep, 'timerStep'),
      pace: list(conditions.pace, 'pace', 50).map((ms) => amount(ms, 'pace')),
      reference: text(conditions.reference, 'reference'),
    },
    environment: report.environment === null ? null : environmentOf(report.environment),
    flags: flagsOf(report.flags),
    measurements: measurementsOf(report.measurements),
  };
}

function environmentOf(value: unknown): BenchReport['environment'] {
  const { browser, system, cores, memory, graphics, build } = fields(value, 'environment');
  return {
    browser: text(browser, 'browser'),
    system: text(system, 'system'),
    cores: whole(cores, 'cores'),
    memory: memory === null ? null : amount(memory, 'memory'),
    graphics: text(graphics, 'graphics'),
    build: text(build, 'build'),
  };
}

/** The measurements; those of unknown measures, of another version of the suites, are left out. */
function measurementsOf(value: unknown): Measurement[] {
  const known = new Map<string, Measurement>();
  for (const each of list(value, 'measurements', mostMeasurements)) {
    const measurement = fields(each, 'measurement');
    const id = text(measurement.id, 'measurement.id');
    if (!measures.has(id)) continue;
    const variant = text(measurement.variant ?? '', `${id}, variant`);
    const samples = list(measurement.samples ?? [], `${id}, samples`, mostSamples).map((sample) => amount(sample, id));
    const figures = figuresOf(samples) ?? givenFigures(measurement.figures, id);
    known.set(`${id} ${variant}`, { id, variant, figures, samples, flags: flagsOf(measurement.flags ?? []) });
  }
  return [...known.values()];
}

/** Figures without samples, as in a link: an array in a fixed order. */
function givenFigures(value: unknown, id: string): Figures {
  const given = list(value, `${id}, figures`, 6).map((figure) => amount(figure, id));
  const [count, median, mad, p95, low, high] = given;
  if (count === undefined || median === undefined || mad === undefined) throw unreadable('damaged', `${id}, figures`);
  if (p95 === undefined || low === undefined || high === undefined) throw unreadable('damaged', `${id}, figures`);
  if (count < 1 || low > median || high < median || p95 < median) throw unreadable('damaged', `${id}, figures`);
  return { count: whole(count, id), median, mad, p95, low, high };
}

function flagsOf(value: unknown): Flag[] {
  return list(value, 'flags', mostFlags).map((flag) => oneOf(flag, flags, 'flags'));
}

function unreadable(fault: ReportFault, what: string): AppError {
  return new AppError('report-unreadable', `${fault}: ${what}`, { details: [fault] });
}

function fields(value: unknown, name: string, fault: ReportFault = 'damaged'): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(fault, name);
  return value as Record<string, unknown>;
}

function list(value: unknown, name: string, most: number): unknown[] {
  if (!Array.isArray(value)) throw unreadable('damaged', name);
  if (value.length > most) throw unreadable('too-large', name);
  return value;
}

/** A string without control characters, which could change the layout around it. */
function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.length > mostText) throw unreadable('damaged', name);
  return value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
}

function amount(value: unknown, name: string): number {
  if (typeof value !== 'number' || !(value >= 0) || value > 1e15) throw unreadable('damaged', name);
  return value;
}

function whole(value: unknown, name: string): number {
  if (!Number.isSafeInteger(value)) throw unreadable('damaged', name);
  return amount(value, name);
}

function yesOrNo(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw unreadable('damaged', name);
  return value;
}

function day(value: unknown): string {
  const written = text(value, 'day');
  if (!/^\d{4}-\d\d-\d\d$/.test(written) || Number.isNaN(Date.parse(written))) throw unreadable('damaged', 'day');
  return written;
}

function oneOf<Name extends string>(value: unknown, names: readonly Name[], name: string): Name {
  const found = names.find((each) => each === value);
  if (found === undefined) throw unreadable('damaged', name);
  return found;
}
