/** Logistic regression of one number: which share of cases is true at each value. */

export interface LogisticFit {
  offset: number;
  slope: number;
}

interface Case {
  value: number;
  isTrue: boolean;
}

const mostSteps = 50;
/** By how much the slope and the offset are drawn to those that change nothing, where cases are few or all alike. */
const prior = 1;

/** The likeliest fit, by Newton's method. */
export function logisticFit(cases: readonly Case[]): LogisticFit {
  let [offset, slope] = [0, 1];
  for (let step = 0; step < mostSteps; step++) {
    let [toOffset, toSlope] = [-prior * offset, -prior * (slope - 1)];
    let [both, onlyOffset, onlySlope] = [0, prior, prior];
    for (const { value, isTrue } of cases) {
      const share = 1 / (1 + Math.exp(-(offset + slope * value)));
      const weight = share * (1 - share);
      const miss = Number(isTrue) - share;
      toOffset += miss;
      toSlope += miss * value;
      onlyOffset += weight;
      both += weight * value;
      onlySlope += weight * value * value;
    }
    const determinant = onlyOffset * onlySlope - both * both;
    const further = {
      offset: (onlySlope * toOffset - both * toSlope) / determinant,
      slope: (onlyOffset * toSlope - both * toOffset) / determinant,
    };
    // A longer step may lead beyond all of the cases, where nothing leads back.
    const length = Math.max(1, Math.hypot(further.offset, further.slope));
    offset += further.offset / length;
    slope += further.slope / length;
  }
  return { offset, slope };
}
