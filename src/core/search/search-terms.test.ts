import { describe, expect, test } from 'vitest';
import { contextOf, hitsIn } from './found-text.ts';
import { isWanted, termsIn, wantedIn, withSwaps } from './search-terms.ts';

describe('terms', () => {
  test.each([
    ['Über die Straße, ÉTÉ!', ['uber', 'die', 'strasse', 'ete']],
    ['Łódź Ærø ﬁne １２', ['lodz', 'aero', 'fine', '12']],
    ['don’t l’été R&D 3.14', ['dont', 'lete', 'r', 'd', '3', '14']],
    ['今天天气 OK', ['今天', '天气', 'ok']],
    ['私は学生です', ['私', 'は', '学生', 'です']],
    ['สวัสดีชาวโลก', ['สวัสดี', 'ชาว', 'โลก']],
    ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
    ['…—?!', []],
  ])('of %s', (text, terms) => expect(termsIn(text)).toEqual(terms));
});

test('a word that has only begun is not looked for yet', () => {
  expect(wantedIn('The the m')).toEqual(['the']);
  expect(wantedIn('a')).toEqual(['a']);
  expect(wantedIn('今天 天')).toEqual(['今天', '天']);
});

describe('a word is found', () => {
  test.each([
    ['fellow', 'fellow', true],
    ['fellow', 'fel', true],
    ['fellow', 'felow', true],
    ['fellow', 'fellwo', true],
    ['fellow', 'fellows', true],
    ['fellow', 'vellow', true],
    ['fellow', 'yellows', false],
    ['fellow', 'low', false],
    ['cat', 'cta', false],
    ['and', 'a', false],
    ['天气', '天', true],
  ])('%s by %s: %s', (term, wanted, found) => expect(isWanted(term, wanted)).toBe(found));

  test('with neighbouring letters exchanged in every way', () => expect(withSwaps('foot')).toEqual(['ofot', 'foto']));
});

describe('the line of context', () => {
  const text = `${'Some words that nobody looks for. '.repeat(4)}Then the Committee met in\nÉvian, ${'and so on '.repeat(40)}committee`;

  test('begins at a word shortly before the first hit, and marks all hits in it', () => {
    const context = contextOf(text, 'comittee evian')!;
    expect(context.text).toMatch(/^… \S.*Then the Committee met in Évian, and so/);
    expect(context.text).not.toContain('\n');
    expect(context.hits.map(({ start, end }) => context.text.slice(start, end))).toEqual(['Committee', 'Évian']);
  });

  test('is none where nothing is found, and all hits are found in a whole text', () => {
    expect(contextOf(text, 'absent')).toBeNull();
    expect(contextOf(text, '…')).toBeNull();
    expect([...hitsIn(text, 'comm')]).toHaveLength(2);
  });
});
