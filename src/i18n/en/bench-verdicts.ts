/** What a comparison says in words. */

import type { BenchVerdict, Obstacle } from '../../protocol/bench.ts';
import { type FigureUnit, figure } from '../figures/bench-amounts.ts';
import { locale } from '../language.ts';

const obstacles: Readonly<Record<Obstacle, string>> = {
  'other-suite': 'not comparable: measured by another version of the benchmark',
  'other-isolation': 'not comparable: only one of the pages was isolated',
  'other-model': 'not comparable: another model',
  void: 'not comparable: one of them does not count',
  missing: 'not measured in both',
};

/** `1.8× to 2.1× as fast`; above 1 it is the better one. */
function comparison(verdict: BenchVerdict, unit: FigureUnit, of = locale.value): string {
  const times = (value: number) => figure(value, 'ratio', of);
  switch (verdict.kind) {
    case 'not-comparable':
      return obstacles[verdict.why];
    case 'unsure':
      return `about ${times(verdict.ratio)}, measured too seldom to be sure`;
    case 'no-difference':
      return 'no clear difference';
    case 'better':
      return `${times(verdict.low)} to ${times(verdict.high)} ${isAmount(unit) ? 'better' : 'as fast'}`;
    case 'worse':
      return `${times(1 / verdict.high)} to ${times(1 / verdict.low)} ${isAmount(unit) ? 'worse' : 'slower'}`;
  }
}

const isAmount = (unit: FigureUnit): boolean => ['share', 'words', 'bytes'].includes(unit);

export const words = { obstacles, comparison };
