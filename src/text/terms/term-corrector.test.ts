import { describe, expect, it, test } from 'vitest';
import { lettersOf, readingsOf, soundDistance } from './likeness.ts';
import { type HeardWord, TermCorrector } from './term-corrector.ts';

/**
 * Words with `?` behind them are those that the model was not sure of, with `??` those of which it knew nothing; those with `*` are common ones,
 * which it has as a whole.
 */
function heard(marked: string): { text: string; words: HeardWord[] } {
  const text = marked.replaceAll(/[?*]/g, '');
  let at = 0;
  const words = marked.split(' ').map((word) => {
    const bare = word.replaceAll(/[?*]/g, '');
    const start = text.indexOf(bare, at);
    at = start + bare.length;
    return { start, end: at, confidence: [0.95, 0.3, 0.1][word.split('?').length - 1]!, isCommon: word.includes('*') };
  });
  return { text, words };
}

function corrected(terms: string[], marked: string): string {
  const { text, words } = heard(marked);
  const corrections = new TermCorrector(terms).correct(text, words);
  return corrections.reduceRight((so, { start, end, to }) => so.slice(0, start) + to + so.slice(end), text);
}

test.each([
  ['Kathleen', 'I met Catherine?* today', 'I met Catherine today'],
  ['Kathleen', 'I met Cathleen? today', 'I met Kathleen today'],
  ['Siobhan', 'I met Shivon? today', 'I met Siobhan today'],
  ['Niamh Walsh', 'with Neve? Walsh? there', 'with Niamh Walsh there'],
  ['Szymanski', 'ask Shimansky? about it', 'ask Szymanski about it'],
  ['Kubernetes', 'on cooper? netties? now', 'on Kubernetes now'],
  ['Nguyen', 'call Win? back', 'call Win back'],
  ['Pfeiffer', 'dear Mr Fifer?', 'dear Mr Pfeiffer'],
  ['Stephen', 'hello Steven?', 'hello Stephen'],
  ['Beauchamp', 'ask MoChump?? too', 'ask Beauchamp too'],
  ['Takahashi', 'ask Taka? Hashi? too', 'ask Takahashi too'],
  ['Ciaran', 'ask Kieran? too', 'ask Ciaran too'],
  ['Siobhan', 'ask Shivorn? too', 'ask Siobhan too'],
  ['Vandenberghe', 'ask Mandenberg? too', 'ask Vandenberghe too'],
])('English: %s', (term, said, expected) => {
  expect(corrected([term], said)).toBe(expected);
});

test.each([
  ['Schröder', 'Herr Schröter? kommt', 'Herr Schröder kommt'],
  ['Katharina', 'mit Catarina? hier', 'mit Katharina hier'],
  ['Guadalupe', 'con Wadalupe? aquí', 'con Guadalupe aquí'],
  ['Beauchamp', 'avec Bochamp? ici', 'avec Beauchamp ici'],
])('in other languages: %s', (term, said, expected) => {
  expect(corrected([term], said)).toBe(expected);
});

describe('it never touches', () => {
  it('what the model was sure of', () => {
    expect(corrected(['Kathleen'], 'I met Cathleen today')).toBe('I met Cathleen today');
    expect(corrected(['Kubernetes'], 'on cooper? netties now')).toBe('on cooper netties now');
  });

  it('words without a capital that are only near, however unsure', () => {
    expect(corrected(['Beauchamp', 'Zhang'], 'a mochump?? thing? there')).toBe('a mochump thing there');
    expect(corrected(['Beauchamp'], 'Well. Mochump?? it is')).toBe('Well. Mochump it is');
  });

  it('words of two sentences', () => {
    expect(corrected(['Padraig'], 'ask Pad?. Rig? it')).toBe('ask Pad. Rig it');
  });

  it('a term that is right', () => {
    expect(corrected(['Stephen', 'Steven'], 'hello Steven?')).toBe('hello Steven');
  });

  it('short words, and words that are something else', () => {
    expect(corrected(['Ian', 'Kathleen'], 'in? can? castle? kettle?')).toBe('in can castle kettle');
  });
});

test('in a language that writes nouns with capitals, they tell nothing', () => {
  const { text, words } = heard('ask MoChump?? too');
  expect(new TermCorrector(['Beauchamp']).correct(text, words, false)).toEqual([]);
});

test('letters are compared without accents and signs', () => {
  expect(lettersOf('Déjà-vu 2')).toBe('dejavu2');
});

test('words are as near as they sound', () => {
  const between = (a: string, b: string) => soundDistance(readingsOf(lettersOf(a)), readingsOf(lettersOf(b)));
  expect(between('Szymanski', 'Shymansky')).toBe(0);
  expect(between('phone', 'fone')).toBe(0);
  expect(between('Caoimhe', 'Kiva')).toBeLessThan(0.3);
  expect(between('kettle', 'Kathleen')).toBeGreaterThan(between('Cathlin', 'Kathleen'));
  expect(between('', 'a')).toBe(1);
  expect(between('', '')).toBe(0);
});
