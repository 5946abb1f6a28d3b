/** What a comparison says in words, in Spanish. */

import type { BenchVerdict, Obstacle } from '../../protocol/bench.ts';
import type * as en from '../en/bench-verdicts.ts';
import { type FigureUnit, figure } from '../figures/bench-amounts.ts';
import { locale } from '../language.ts';

const obstacles: Readonly<Record<Obstacle, string>> = {
  'other-suite': 'no comparable: medido con otra versión de la prueba',
  'other-isolation': 'no comparable: solo una de las páginas estaba aislada',
  'other-model': 'no comparable: otro modelo',
  void: 'no comparable: uno de los dos no cuenta',
  missing: 'no medido en ambos',
};

/** `De 1,8× a 2,1× más rápido`; above 1 it is the better one. */
function comparison(verdict: BenchVerdict, unit: FigureUnit, of = locale.value): string {
  const times = (value: number) => figure(value, 'ratio', of);
  switch (verdict.kind) {
    case 'not-comparable':
      return obstacles[verdict.why];
    case 'unsure':
      return `alrededor de ${times(verdict.ratio)}, medido muy pocas veces para estar seguros`;
    case 'no-difference':
      return 'sin diferencia clara';
    case 'better':
      return `de ${times(verdict.low)} a ${times(verdict.high)} ${isAmount(unit) ? 'mejor' : 'más rápido'}`;
    case 'worse':
      return `de ${times(1 / verdict.high)} a ${times(1 / verdict.low)} ${isAmount(unit) ? 'peor' : 'más lento'}`;
  }
}

const isAmount = (unit: FigureUnit): boolean => ['share', 'words', 'bytes'].includes(unit);

export const words: typeof en.words = { obstacles, comparison };
