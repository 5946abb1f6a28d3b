/** `npm run rewrite`: the text pipeline alone, without a browser, a model or sound. */

import { readFileSync } from 'node:fs';
import { AppError } from '../src/core/errors.ts';
import { ruleErrors } from '../src/i18n/text-rules.ts';
import type { Rewriting } from '../src/text/change.ts';
import { tableOf } from '../src/text/languages/tables.ts';
import { type ModeName, modeNames, modes } from '../src/text/modes.ts';
import { Pipeline } from '../src/text/pipeline.ts';
import type { RuleTrouble } from '../src/text/replacements/replacements.ts';
import { readRules } from '../src/text/rules-file/rules-file.ts';
import { CommandError, failureOf } from './terminal/failure.ts';
import { checkFile } from './terminal/input-file.ts';
import { checkChoice, languageOf, readArguments, usageError } from './terminal/options.ts';
import { complain, endWhenReaderLeaves, print } from './terminal/print.ts';

const usage = `Usage: npm run rewrite -- [options] TEXT…

Rewrites a text as Sotto does what it has heard: spoken commands, your own rules, fillers, numbers and letter case.
What stands on one line was said in one breath. Without TEXT, standard input is read.

  --language L    of the text: en if left out; commands are known in en, de, es, fr, it, pt and nl
  --rules FILE    your own rules, as exported (JSON or CSV)
  --mode NAME     ${modeNames.join(', ')}; plain if left out
  --json          prints {raw, text, changes: [{from, to, start, end, rule}]}, with positions in the raw text
  --help          this text`;

const options = {
  language: { type: 'string' },
  rules: { type: 'string' },
  mode: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

endWhenReaderLeaves();
process.exitCode = main();

function main(): number {
  const asJson = process.argv.includes('--json');
  try {
    const { values, positionals } = readArguments(options);
    if (values.help) {
      print(usage);
      return 0;
    }
    checkChoice('--mode', values.mode, modeNames);
    const language = languageOf(values.language, false) ?? 'en';
    if (!tableOf(language)) complain(`No commands are known in "${language}": only your own rules apply.`);
    const pipeline = new Pipeline({
      settings: modes[(values.mode ?? 'plain') as ModeName],
      rules: values.rules === undefined ? [] : rulesIn(values.rules),
      language,
    });
    const isTyped = positionals.length > 0 || process.stdin.isTTY;
    const raw = isTyped ? positionals.join(' ') : readFileSync(0, 'utf8').trimEnd();
    if (raw === '') throw usageError(`A text must be given.\n\n${usage}`);
    const rewriting = pipeline.rewrite(raw);
    const { troubles } = pipeline;
    for (const trouble of troubles) complain(inWords(trouble));
    print(asJson ? JSON.stringify(shown(rewriting, troubles)) : rewriting.text);
    return 0;
  } catch (error) {
    const failure = inFull(error);
    if (asJson && !(error instanceof CommandError && error.exitStatus === 2)) print(JSON.stringify({ error: failure }));
    else complain(failure.message);
    return error instanceof CommandError ? error.exitStatus : 1;
  }
}

function rulesIn(path: string) {
  checkFile(path);
  return readRules(readFileSync(path, 'utf8'));
}

function shown({ raw, text, changes }: Rewriting, troubles: readonly RuleTrouble[]): unknown {
  const listed = changes.map(({ from, to, start, end, rules }) => ({ from, to, start, end, rule: rules.join(' + ') }));
  return { raw, text, changes: listed, ...(troubles.length > 0 ? { troubles } : {}) };
}

function inWords({ rule, code }: RuleTrouble): string {
  return `${rule}: ${ruleErrors[code].title} (${code}). ${ruleErrors[code].help}`;
}

/** With the details that a rules file needs to be mended. */
function inFull(error: unknown): { code: string; message: string } {
  const { code, message } = failureOf(error);
  if (!(error instanceof AppError) || !(code in ruleErrors)) return { code, message };
  const { title, help } = ruleErrors[code as keyof typeof ruleErrors];
  return { code, message: `${title}: ${message} (${code}). ${help}` };
}
