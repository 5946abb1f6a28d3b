/** A person's own rules: what they find, what they write, and what becomes of the ones that cannot work. */

import { describe, expect, it, test } from 'vitest';
import { untouched } from '../modes.ts';
import { Pipeline } from '../pipeline.ts';
import { type Rule, ruleFrom } from '../text-settings.ts';

function pipelineOf(...rules: (Partial<Rule> & Pick<Rule, 'from' | 'to'>)[]): Pipeline {
  const own = rules.map((rule, i) => ruleFrom({ id: `rule-${i + 1}`, ...rule }));
  return new Pipeline({ settings: untouched, rules: own, language: 'en' });
}

test.each<[string, Partial<Rule> & Pick<Rule, 'from' | 'to'>, string, string]>([
  ['many to one', { from: ['sodo', 'soto'], to: 'Sotto' }, 'Sodo and soto', 'Sotto and Sotto'],
  ['a phrase', { from: ['by the way'], to: 'BTW' }, 'By the  way, no', 'BTW, no'],
  ['digits', { from: ['n 8 n', 'n eight n'], to: 'n8n' }, 'n eight n or N 8 N', 'n8n or N8N'],
  ['a hyphen for a space', { from: ['e mail'], to: 'email' }, 'an e-mail and an e mail', 'an email and an email'],
  ['whole words only', { from: ['cat'], to: 'dog' }, 'cat concat cats cat.', 'dog concat cats dog.'],
  ['words with accents', { from: ['été'], to: 'summer' }, 'été étés', 'summer étés'],
  ['a possessive', { from: ['jon'], to: 'John' }, "Jon's hat", "John's hat"],
  ['inside words', { from: ['ph'], to: 'f', within: true }, 'photograph', 'fotograf'],
  [
    'capitals that follow',
    { from: ['btw'], to: 'by the way' },
    'Btw no, BTW yes, btw',
    'By the way no, BY THE WAY yes, by the way',
  ],
  ['capitals as written', { from: ['btw'], to: 'by the way', letterCase: 'ignore' }, 'Btw no', 'by the way no'],
  ['capitals that count', { from: ['US'], to: 'America', letterCase: 'exact' }, 'US and us', 'America and us'],
  ['signs', { from: ['->'], to: '→' }, 'a -> b', 'a → b'],
  ['nothing instead', { from: ['basically'], to: '' }, 'It is basically done, basically.', 'It is done,.'],
  ['a pattern', { from: ['(\\d+) ?mb'], to: '$1 MB', kind: 'pattern' }, '5mb, 20 mb', '5 MB, 20 MB'],
  [
    'a pattern with the whole match',
    { from: ['#\\d+'], to: '[$&]', kind: 'pattern', letterCase: 'exact' },
    'see x',
    'see x',
  ],
])('%s', (_, rule, raw, text) => {
  expect(pipelineOf(rule).rewrite(raw).text).toBe(text);
});

describe('several rules', () => {
  it('let the longest win, and of equals the upper one', () => {
    const pipeline = pipelineOf(
      { from: ['new'], to: 'neu' },
      { from: ['new york'], to: 'NYC' },
      { from: ['new york'], to: 'NY' },
    );
    expect(pipeline.rewrite('new york is new').text).toBe('NYC is neu');
  });

  it('apply to what others have written', () => {
    expect(pipelineOf({ from: ['a'], to: 'b' }, { from: ['b'], to: 'c' }).rewrite('a b').text).toBe('c c');
  });

  it('may be for one language, or switched off', () => {
    const rules = [
      ruleFrom({ id: 'de', from: ['handy'], to: 'Mobiltelefon', language: 'de' }),
      ruleFrom({ id: 'off', from: ['phone'], to: 'telephone', on: false }),
    ];
    const texts = ['de', 'en'].map(
      (language) => new Pipeline({ settings: untouched, rules, language }).rewrite('handy phone').text,
    );
    expect(texts).toEqual(['Mobiltelefon phone', 'handy phone']);
  });

  it('name themselves in what they changed', () => {
    const { changes } = pipelineOf({ from: ['a'], to: 'x' }, { from: ['b'], to: 'y' }).rewrite('a b c');
    expect(changes.map(({ rules, from, to }) => [rules, from, to])).toEqual([
      [['rule-1'], 'a', 'x'],
      [['rule-2'], 'b', 'y'],
    ]);
  });
});

describe('a rule that cannot work is switched off, and the others go on', () => {
  const sound = { from: ['good'], to: 'fine' };

  it('because it produces itself', () => {
    const pipeline = pipelineOf({ from: ['foo'], to: 'foo bar' }, sound);
    expect(pipeline.troubles).toEqual([{ rule: 'rule-1', code: 'rule-circular' }]);
    expect(pipeline.rewrite('foo good').text).toBe('foo fine');
  });

  it('because it and another produce each other', () => {
    const pipeline = pipelineOf({ from: ['foo'], to: 'bar' }, { from: ['bar'], to: 'foo' }, sound);
    expect(pipeline.troubles.map(({ rule }) => rule)).toEqual(['rule-1', 'rule-2']);
    expect(pipeline.rewrite('foo bar good').text).toBe('foo bar fine');
  });

  it('because its pattern grows, as only a text shows', () => {
    const pipeline = pipelineOf({ from: ['x+'], to: '$&x', kind: 'pattern' }, sound);
    expect(pipeline.rewrite('x good').text).toMatch(/^x+ fine$/);
    expect(pipeline.troubles).toEqual([{ rule: 'rule-1', code: 'rule-circular' }]);
  });

  it('because it cannot be read', () => {
    const pipeline = pipelineOf({ from: ['('], to: '', kind: 'pattern' }, sound);
    expect(pipeline.troubles).toEqual([{ rule: 'rule-1', code: 'rule-pattern' }]);
    expect(pipeline.rewrite('( good').text).toBe('( fine');
  });

  it('because it takes too long', () => {
    const pipeline = pipelineOf({ from: ['(\\w{1,100} ?){1,5}=x'], to: '', kind: 'pattern' }, sound);
    const raw = `${'word '.repeat(20_000)}good`;
    expect(pipeline.rewrite(raw).text).toBe(`${'word '.repeat(20_000)}fine`);
    expect(pipeline.troubles).toEqual([{ rule: 'rule-1', code: 'rule-slow' }]);
  });
});
