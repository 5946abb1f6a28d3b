/** What a comparison says in words, in German. */

import type { BenchVerdict, Obstacle } from '../../protocol/bench.ts';
import type * as en from '../en/bench-verdicts.ts';
import { type FigureUnit, figure } from '../figures/bench-amounts.ts';
import { locale } from '../language.ts';

const obstacles: Readonly<Record<Obstacle, string>> = {
  'other-suite': 'nicht vergleichbar: mit einer anderen Version des Benchmarks gemessen',
  'other-isolation': 'nicht vergleichbar: nur eine der Seiten war isoliert',
  'other-model': 'nicht vergleichbar: ein anderes Modell',
  void: 'nicht vergleichbar: eines davon zählt nicht',
  missing: 'nicht in beiden gemessen',
};

/** `1,8× bis 2,1× so schnell`; above 1 it is the better one. */
function comparison(verdict: BenchVerdict, unit: FigureUnit, of = locale.value): string {
  const times = (value: number) => figure(value, 'ratio', of);
  switch (verdict.kind) {
    case 'not-comparable':
      return obstacles[verdict.why];
    case 'unsure':
      return `etwa ${times(verdict.ratio)}, zu selten gemessen, um sicher zu sein`;
    case 'no-difference':
      return 'kein klarer Unterschied';
    case 'better':
      return `${times(verdict.low)} bis ${times(verdict.high)} ${isAmount(unit) ? 'besser' : 'so schnell'}`;
    case 'worse':
      return `${times(1 / verdict.high)} bis ${times(1 / verdict.low)} ${isAmount(unit) ? 'schlechter' : 'langsamer'}`;
  }
}

const isAmount = (unit: FigureUnit): boolean => ['share', 'words', 'bytes'].includes(unit);

export const words: typeof en.words = { obstacles, comparison };
