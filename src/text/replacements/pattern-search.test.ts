/** The machine for patterns finds what the browser's own finds, and always ends. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { findAll } from './pattern-search.ts';
import { compilePattern } from './pattern-syntax.ts';

function found(pattern: string, text: string): string[] {
  return findAll(compilePattern(pattern, false), text).map(([start, end]) => text.slice(start, end));
}

function codeOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : 'thrown';
  }
}

test.each([
  ['\\d+', 'a1 b22', ['1', '22']],
  ['[a-c]+x?', 'abcx dx', ['abcx']],
  ['(?:foo|foobar)', 'foobar', ['foo']],
  ['a{2,3}', 'aaaaa', ['aaa', 'aa']],
  ['a+?', 'aa', ['a', 'a']],
  ['\\bcat\\b', 'cat concat cat.', ['cat', 'cat']],
  ['^\\w+', 'one\ntwo', ['one', 'two']],
  ['\\w+$', 'one\ntwo', ['one', 'two']],
  ['\\p{Lu}\\p{Ll}+', 'Émile und Ärger', ['Émile', 'Ärger']],
  ['\\bé\\w+', 'été café', ['été']],
  ['.', '🙂', ['🙂']],
  ['\\u0041', 'A', ['A']],
  ['x*', 'yyy', []],
])('%s in %s', (pattern, text, expected) => {
  expect(found(pattern, text)).toEqual(expected);
});

test('groups and letter case', () => {
  const [capture] = findAll(compilePattern('(\\w+) (\\w+)', true), 'ab CD');
  expect(capture).toEqual([0, 5, 0, 2, 3, 5]);
  expect(findAll(compilePattern('ab', true), 'AB aB')).toHaveLength(2);
  expect(findAll(compilePattern('ab', false), 'AB aB')).toHaveLength(0);
});

test('it finds what the browser finds', () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '.', '\\w', '(a|bc)', '(?:b|a*c)', 'c');
  const repeated = fc
    .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{1,2}', '+?', '*?'))
    .map((parts) => parts.join(''));
  const pattern = fc
    .array(
      fc.array(repeated, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 2 },
    )
    .map((parts) => parts.join('|'));
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ' '), { maxLength: 10 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(pattern, text, (source, given) => {
      const native = [...given.matchAll(new RegExp(source, 'gu'))]
        .map(([match]) => match)
        .filter((match) => match !== '');
      expect(found(source, given)).toEqual(native);
    }),
    { numRuns: 2000 },
  );
});

describe('what cannot be used', () => {
  test.each([
    '(',
    'a)',
    '[a',
    'a**',
    '*',
    '(?=a)',
    '(?<n>a)',
    '(a)\\1',
    'a{2',
    'a{5,2}',
    'a{2000}',
    '(a{500}){500}',
    '\\',
    '[b-a]',
    '\\p{Nonsense}',
  ])('%s is refused with a code', (pattern) => {
    expect(codeOf(() => compilePattern(pattern, false))).toBe('rule-pattern');
  });

  it('ends where others run away', () => {
    expect(found('(a+)+$', `${'a'.repeat(5000)}!`)).toEqual([]);
    expect(found('(a|a)*b', 'a'.repeat(500))).toEqual([]);
  });

  it('is given up with a code when it takes too many steps', () => {
    const costly = compilePattern('(\\w{1,100} ?){1,5}x', false);
    expect(codeOf(() => findAll(costly, 'word '.repeat(20_000)))).toBe('rule-slow');
  });
});
