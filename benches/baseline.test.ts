import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseReport } from './report/parse-report.ts';
import { checkRegression } from './report/regression.ts';

/** What builds are checked against: `npm run bench -- --json FILE`, then `npm run bench:compare -- --check benches/baseline.json FILE`. */
const baseline = parseReport(readFileSync(new URL('./baseline.json', import.meta.url), 'utf8'));

test('the committed baseline can be checked against, and passes its own check', () => {
  const { compared, ...found } = checkRegression(baseline, baseline);
  expect(found).toEqual({ regressions: [], isVoid: false });
  expect(compared).toBeGreaterThan(15);
});

test('it fails a build whose recogniser takes twice as long', () => {
  const measurements = baseline.measurements.map((each) =>
    each.id.startsWith('model.pass') ? { ...each, samples: each.samples.map((ms) => 2 * ms) } : each,
  );
  const slowed = parseReport(JSON.stringify({ ...baseline, measurements }));
  expect(checkRegression(baseline, slowed).regressions.map(({ id }) => id)).toContain('model.pass-5s');
});
