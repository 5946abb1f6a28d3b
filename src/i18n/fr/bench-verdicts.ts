/** What a comparison says in words, in French. */

import type { BenchVerdict, Obstacle } from '../../protocol/bench.ts';
import type * as en from '../en/bench-verdicts.ts';
import { type FigureUnit, figure } from '../figures/bench-amounts.ts';
import { locale } from '../language.ts';

const obstacles: Readonly<Record<Obstacle, string>> = {
  'other-suite': 'non comparable : mesuré par une autre version du test',
  'other-isolation': 'non comparable : une seule des pages était isolée',
  'other-model': 'non comparable : un autre modèle',
  void: 'non comparable : l’un des deux ne compte pas',
  missing: 'pas mesuré dans les deux',
};

/** `de 1,8× à 2,1× plus rapide`; above 1 it is the better one. */
function comparison(verdict: BenchVerdict, unit: FigureUnit, of = locale.value): string {
  const times = (value: number) => figure(value, 'ratio', of);
  switch (verdict.kind) {
    case 'not-comparable':
      return obstacles[verdict.why];
    case 'unsure':
      return `environ ${times(verdict.ratio)}, mesuré trop rarement pour être sûr`;
    case 'no-difference':
      return 'pas de différence nette';
    case 'better':
      return `de ${times(verdict.low)} à ${times(verdict.high)} ${isAmount(unit) ? 'mieux' : 'plus rapide'}`;
    case 'worse':
      return `de ${times(1 / verdict.high)} à ${times(1 / verdict.low)} ${isAmount(unit) ? 'moins bien' : 'plus lent'}`;
  }
}

const isAmount = (unit: FigureUnit): boolean => ['share', 'words', 'bytes'].includes(unit);

export const words: typeof en.words = { obstacles, comparison };
