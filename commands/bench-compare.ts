/** `npm run bench:compare`: two reports side by side, and whether the second one has become worse. */

import { readFileSync, statSync } from 'node:fs';
import { comparisonMarkdown, nameOf } from '../benches/report/markdown.ts';
import { mostBytes, parseReport } from '../benches/report/parse-report.ts';
import { checkRegression, type RegressionCheck } from '../benches/report/regression.ts';
import { AppError } from '../src/core/errors.ts';
import { figure } from '../src/i18n/figures/bench-amounts.ts';
import type { BenchReport } from '../src/protocol/bench.ts';
import { CommandError } from './terminal/failure.ts';
import { usageError } from './terminal/options.ts';
import { complain, print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run bench:compare -- [--check] A.json B.json

Compares two reports of npm run bench or of the page.

  --check             exit status 1 when B is worse than A beside the yardsticks of its own run
  --help              this text`;

const options = {
  check: { type: 'boolean', default: false },
} as const;

await runCommand({
  usage,
  options,
  async run({ values, positionals }) {
    const [first, second] = positionals.map(readReport);
    if (!first || !second || positionals.length > 2) throw usageError(`Two reports must be named.\n\n${usage}`);
    print(comparisonMarkdown(first, second));
    return values.check ? tell(checkRegression(first, second)) : 0;
  },
});

function readReport(path: string): BenchReport {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new CommandError('file-missing', `There is no file ${path}.`);
  if (stats.size > mostBytes) throw new AppError('report-unreadable', path, { details: [path, 'too-large'] });
  try {
    return parseReport(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.message, { details: [path, ...error.details] });
  }
}

function tell({ compared, regressions, isVoid }: RegressionCheck): number {
  if (isVoid) complain('The second report does not count: its words are wrong, or its page was hidden.');
  if (compared === 0) complain('The two have no figures beside a yardstick in common: nothing was checked.');
  for (const { before, now, ...measurement } of regressions) {
    complain(`${nameOf(measurement)}: ${figure(now, 'ratio')} its yardstick, and it was ${figure(before, 'ratio')}.`);
  }
  return isVoid || compared === 0 || regressions.length > 0 ? 1 : 0;
}
