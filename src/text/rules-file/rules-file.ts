/** A person's rules as a file: JSON with everything, or CSV for a spreadsheet. Both are read as strangers' input. */

import { AppError } from '../../core/errors.ts';
import { type Rule, ruleFrom } from '../text-settings.ts';
import { readTable, writeTable } from './csv.ts';

export const mostRules = 10_000;
const longestFile = 20_000_000;
const longestText = 2_000;

const format = 'sotto-text-rules';
const columns = ['from', 'to', 'kind', 'case', 'within', 'language', 'on'] as const;

type Row = Record<(typeof columns)[number], unknown>;

export function rulesAsJson(rules: readonly Rule[]): string {
  const rows = rules.map(({ id: _, letterCase, ...rest }) => ({ ...rest, case: letterCase }));
  return `${JSON.stringify({ format, version: 1, rules: rows }, null, 2)}\n`;
}

/** One line for each form that a rule looks for. */
export function rulesAsCsv(rules: readonly Rule[]): string {
  const lines = rules.flatMap(({ from, to, kind, letterCase, within, language, on }) =>
    from.map((form) => [form, to, kind, letterCase, within ? 'yes' : 'no', language ?? '', on ? 'yes' : 'no']),
  );
  return writeTable([[...columns], ...lines]);
}

/**
 * The rules of a file, with ids of their own: `prefix` and a number. Throws an AppError with `rules-unreadable`, and what is wrong
 * where among its details, or `rules-too-many`.
 */
export function readRules(text: string, prefix = 'rule'): Rule[] {
  if (text.length > longestFile) throw unreadable('the file is too large');
  const rules = /^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text);
  if (rules.length > mostRules) {
    throw new AppError('rules-too-many', `${rules.length} rules`, { details: [String(rules.length)] });
  }
  return rules.map((rule, i) => ruleFrom({ ...rule, id: `${prefix}-${i + 1}` }));
}

function fromJson(text: string): Omit<Rule, 'id'>[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw unreadable(String(cause));
  }
  const rows = Array.isArray(value) ? value : (value as { rules?: unknown }).rules;
  if (!Array.isArray(rows)) throw unreadable('there is no list of rules in it');
  return rows.map((row: unknown, i) => checked(row, `rule ${i + 1}`));
}

function fromCsv(text: string): Omit<Rule, 'id'>[] {
  const [head, ...lines] = readTable(text.replace(/^\uFEFF/, ''));
  const names = head?.map((name) => name.trim().toLowerCase()) ?? [];
  if (!names.includes('from') || !names.includes('to'))
    throw unreadable('its first line names no columns "from" and "to"');
  const rules: Omit<Rule, 'id'>[] = [];
  lines.forEach((cells, i) => {
    const row = Object.fromEntries(names.map((name, column) => [name, cells[column] ?? '']));
    const rule = checked({ ...row, from: [row.from] }, `line ${i + 2}`);
    const before = rules.at(-1);
    // Forms of one rule stand one below the other.
    if (before && isSameBut(before, rule))
      rules[rules.length - 1] = { ...before, from: [...before.from, ...rule.from] };
    else rules.push(rule);
  });
  return rules;
}

function isSameBut({ from: _, ...a }: Omit<Rule, 'id'>, { from: __, ...b }: Omit<Rule, 'id'>): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function checked(value: unknown, where: string): Omit<Rule, 'id'> {
  if (typeof value !== 'object' || value === null) throw unreadable(`${where} is no rule`);
  const row = value as Partial<Row>;
  const from = Array.isArray(row.from) ? (row.from as unknown[]) : [row.from];
  if (from.length === 0 || !from.every((form) => isText(form) && form.trim() !== '')) {
    throw unreadable(`${where} does not say what is to be replaced`);
  }
  if (!isText(row.to)) throw unreadable(`${where} does not say what is to be written`);
  const kind = oneOf(row.kind, ['text', 'pattern'], where);
  const language = row.language ?? '';
  if (typeof language !== 'string' || !/^([a-z]{2,3})?$/.test(language))
    throw unreadable(`${where}: ${language} is no language`);
  return {
    from: from as string[],
    to: row.to,
    kind,
    letterCase: oneOf(row.case, ['follow', 'ignore', 'exact'], where),
    within: isOn(row.within, false, where),
    language: language || null,
    on: isOn(row.on, true, where),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText;
}

/** The first choice where nothing is said. */
function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[], where: string): Choice {
  if (value === undefined || value === '') return choices[0]!;
  const found = choices.find((choice) => choice === value);
  if (!found) throw unreadable(`${where}: ${String(value)} is none of ${choices.join(', ')}`);
  return found;
}

function isOn(value: unknown, usual: boolean, where: string): boolean {
  if (value === undefined || value === '') return usual;
  if (value === true || value === 'yes' || value === 'true') return true;
  if (value === false || value === 'no' || value === 'false') return false;
  throw unreadable(`${where}: ${String(value)} is neither yes nor no`);
}

function unreadable(why: string): AppError {
  return new AppError('rules-unreadable', why, { details: [why] });
}
