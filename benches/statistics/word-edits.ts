/**
 * The shortest way from the words that were said to those that were found (Levenshtein). The same letters in more or fewer words are no
 * edit: "Firefox" is as right as "fire fox".
 */

/** Words that may stand for one, and one for them. */
const mostTogether = 3;

/** Words of either list, as places from and to. */
export interface WordEdit {
  said: readonly [from: number, to: number];
  found: readonly [from: number, to: number];
  isRight: boolean;
}

interface Step {
  said: number;
  found: number;
  cost: 0 | 1;
}

/** For each beginning of `said`, shortest first, its distance from each beginning of `found`. */
export function* distanceRows(said: readonly string[], found: readonly string[]): Generator<Uint32Array> {
  const stepsTo = stepsBetween(said, found);
  const rows: Uint32Array[] = [];
  for (let i = 0; i <= said.length; i++) {
    const row = new Uint32Array(found.length + 1);
    rows.unshift(row);
    for (let j = 0; j <= found.length; j++) {
      if (i === 0 && j === 0) continue;
      row[j] = Math.min(...stepsTo(i, j).map((step) => rows[step.said]![j - step.found]! + step.cost));
    }
    rows.length = Math.min(rows.length, mostTogether + 1);
    yield row;
  }
}

/** The edits of a shortest way, in order. */
export function wordEdits(said: readonly string[], found: readonly string[]): WordEdit[] {
  const stepsTo = stepsBetween(said, found);
  const rows = [...distanceRows(said, found)];
  const edits: WordEdit[] = [];
  for (let i = said.length, j = found.length; i > 0 || j > 0; ) {
    const step = stepsTo(i, j).find((each) => rows[i - each.said]![j - each.found]! + each.cost === rows[i]![j])!;
    edits.unshift({ said: [i - step.said, i], found: [j - step.found, j], isRight: step.cost === 0 });
    i -= step.said;
    j -= step.found;
  }
  return edits;
}

/** The last steps on the ways to a pair of beginnings, those without an edit first. */
function stepsBetween(said: readonly string[], found: readonly string[]): (i: number, j: number) => Step[] {
  const saidTogether = together(said);
  const foundTogether = together(found);
  return (i, j) => {
    const steps: Step[] = [];
    if (i > 0 && j > 0) {
      steps.push({ said: 1, found: 1, cost: said[i - 1] === found[j - 1] ? 0 : 1 });
      for (let count = 2; count <= mostTogether; count++) {
        if (saidTogether(count, i) === found[j - 1]) steps.unshift({ said: count, found: 1, cost: 0 });
        if (foundTogether(count, j) === said[i - 1]) steps.unshift({ said: 1, found: count, cost: 0 });
      }
    }
    if (i > 0) steps.push({ said: 1, found: 0, cost: 1 });
    if (j > 0) steps.push({ said: 0, found: 1, cost: 1 });
    return steps;
  };
}

/** So many words up to a place as one; undefined where there are fewer. */
function together(words: readonly string[]): (count: number, to: number) => string | undefined {
  const joined = Array.from({ length: mostTogether + 1 }, (_, count) =>
    Array.from({ length: words.length + 1 }, (_, to) =>
      to >= count ? words.slice(to - count, to).join('') : undefined,
    ),
  );
  return (count, to) => joined[count]![to];
}
