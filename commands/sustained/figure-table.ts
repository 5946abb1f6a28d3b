/** Figures beside their limits, as lines for people and as JSON. */

import { rounded } from '../terminal/print.ts';
import { brokenLimits } from './figures.ts';

type Figures<Name extends string> = Record<Name, number | null>;
type Limits<Name extends string> = Partial<Record<Name, number>>;

/** What a figure is called, with its unit and decimals. */
export type FigureRow<Name extends string> = [name: Name, label: string, unit: string, decimals: number];

/** A line a row; labels have so many columns. */
export function figureLines<Name extends string>(
  rows: readonly FigureRow<Name>[],
  figures: Figures<Name>,
  limits: Limits<Name>,
  columns: number,
): string[] {
  const broken = brokenLimits(figures, limits);
  return rows.map(([name, label, unit, decimals]) => {
    const value = figures[name];
    const figure = value === null ? 'not known' : `${value.toFixed(decimals)} ${unit}`;
    const limit = limits[name];
    const verdict = limit === undefined ? '' : `at most ${limit}${broken.includes(name) ? ': BROKEN' : ''}`;
    return `${label.padEnd(columns)}${figure.padEnd(13)}${verdict}`.trimEnd();
  });
}

/** The same for programs. */
export function figureReport<Name extends string>(figures: Figures<Name>, limits: Limits<Name>) {
  const entries = Object.entries<number | null>(figures);
  return {
    broken: brokenLimits(figures, limits),
    figures: Object.fromEntries(entries.map(([name, value]) => [name, value === null ? null : rounded(value, 3)])),
    limits,
  };
}
