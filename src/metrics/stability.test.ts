import { describe, expect, it, test } from 'vitest';
import { changedWordsShare, ShownWords } from './stability.ts';

describe('share of changed words', () => {
  test.each<[string, readonly string[], number]>([
    ['a text that only grows has not changed', ['ask', 'ask not', 'ask not what'], 0],
    ['nothing shown is nothing changed', [], 0],
    ['nor are spaces words', ['', '  '], 0],
    ['a replaced word counts once among the words shown', ['ask nut', 'ask not', 'ask not'], 1 / 3],
    ['a word that goes away has changed', ['ask not', 'ask'], 1 / 2],
    ['a word that comes back is shown again', ['a', 'b', 'a'], 2 / 3],
    ['a word put in at the front moves nothing', ['b c', 'a b c'], 0],
    ['a word put in between moves nothing', ['my Americans', 'my fellow Americans'], 0],
    [
      'a word taken out in between is the only one that changed',
      ['my own fellow Americans', 'my fellow Americans'],
      1 / 4,
    ],
    ['capitals and marks around a word are no change', ['so my', 'So, my', '“So, my.”'], 0],
    ['marks inside a word are', ['its', "it's"], 1 / 2],
    ['a mark alone is no word', ['so', 'so —', 'so my'], 0],
    ['spacing is no change', ['so  my', ' so my\n'], 0],
    ['a word that was cut at the edge has changed', ['your coun', 'your country'], 1 / 3],
    ['a text that is withdrawn has changed', ['so my', ''], 1],
  ])('%s', (_, texts, share) => expect(changedWordsShare(texts)).toBeCloseTo(share, 10));
});

it('knows since when each word has stayed', () => {
  const words = new ShownWords();
  words.show('and so', 100);
  words.show('And so, my fell', 200);
  words.show('And so, my dear fellow', 300);
  expect(words.words.map(({ plain, since }) => [plain, since])).toEqual([
    ['and', 100],
    ['so', 100],
    ['my', 200],
    ['dear', 300],
    ['fellow', 300],
  ]);
});

it('looks at the end of a long text only', () => {
  const long = 'nothing that was said before is ever looked at again '.repeat(2000);
  const words = new ShownWords();
  const started = performance.now();
  for (let i = 0; i < 100; i++) words.show(`${long}and ${i}`, i);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(words.shown).toBe(20_001 + 100);
  expect(words.changed).toBe(99);
});
