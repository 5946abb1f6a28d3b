/** Rules as files: what is written is read again, and what is no rules file says so. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { type Rule, ruleFrom } from '../text-settings.ts';
import { mostRules, readRules, rulesAsCsv, rulesAsJson } from './rules-file.ts';

const form = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() !== '');
const anyRules = fc
  .array(
    fc.record({
      from: fc.array(form, { minLength: 1, maxLength: 3 }),
      to: fc.string({ maxLength: 8 }),
      kind: fc.constantFrom('text' as const, 'pattern' as const),
      letterCase: fc.constantFrom('exact' as const, 'ignore' as const, 'follow' as const),
      within: fc.boolean(),
      language: fc.constantFrom(null, 'en', 'de'),
      on: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((rules) => rules.map((rule, i) => ruleFrom({ ...rule, id: `rule-${i + 1}` })));

function errorOf(text: string): AppError {
  try {
    readRules(text);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('nothing was thrown');
}

const formsOf = (rules: readonly Rule[]) =>
  rules.flatMap(({ from, id: _, ...rest }) => from.map((text) => ({ ...rest, from: text })));

describe('what is exported is imported again', () => {
  test('as JSON, whole', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        expect(readRules(rulesAsJson(rules))).toEqual(rules);
      }),
    );
  });

  test('as CSV, form by form', () => {
    const tidy = anyRules
      .map((rules) =>
        rules.map((rule) => ({
          ...rule,
          from: rule.from.map((text) => text.replace(/\r/g, '')),
          to: rule.to.replace(/\r/g, ''),
        })),
      )
      .filter((rules) => rules.every(({ from }) => from.every((text) => text.trim() !== '')));
    fc.assert(
      fc.property(tidy, (rules) => {
        expect(formsOf(readRules(rulesAsCsv(rules)))).toEqual(formsOf(rules));
      }),
    );
  });
});

it('reads what spreadsheets write', () => {
  expect(readRules('\uFEFFfrom;to\r\n"a;b";c\r\nd;"e ""f"""\r\n').map(({ from, to }) => [from, to])).toEqual([
    [['a;b'], 'c'],
    [['d'], 'e "f"'],
  ]);
  expect(readRules('from\tto\na\tb')[0]).toMatchObject({ from: ['a'], to: 'b', on: true, kind: 'text' });
});

it('puts forms of one rule together again', () => {
  const rule = ruleFrom({ id: 'rule-1', from: ['sodo', 'soto'], to: 'Sotto' });
  expect(readRules(rulesAsCsv([rule]))).toEqual([rule]);
});

describe('what is no rules file', () => {
  test.each([
    ['', '"from" and "to"'],
    ['some text', '"from" and "to"'],
    ['{', 'JSON'],
    ['{"rules": 5}', 'no list'],
    ['[5]', 'rule 1 is no rule'],
    ['[{"from": "", "to": "x"}]', 'rule 1 does not say what is to be replaced'],
    ['[{"from": "a"}]', 'rule 1 does not say what is to be written'],
    ['[{"from": "a", "to": "b", "kind": "magic"}]', 'magic'],
    ['[{"from": "a", "to": "b", "language": "English!"}]', 'no language'],
    ['from,to,on\na,b,perhaps', 'line 2: perhaps'],
    [`[{"from": "${'a'.repeat(5000)}", "to": "b"}]`, 'rule 1'],
  ])('%.40s', (text, why) => {
    const error = errorOf(text);
    expect(error.code).toBe('rules-unreadable');
    expect(error.message).toContain(why);
  });

  it('or has more rules than can be kept', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({ from: `word ${i}`, to: 'x' }));
    expect(errorOf(JSON.stringify(many))).toMatchObject({ code: 'rules-too-many', details: ['100000'] });
    expect(readRules(JSON.stringify(many.slice(0, mostRules)))).toHaveLength(mostRules);
  });
});
