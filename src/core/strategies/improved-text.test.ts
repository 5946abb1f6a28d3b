import { describe, expect, test } from 'vitest';
import { seeded } from '../random.ts';
import { changeBetween, withChange } from '../text-change.ts';
import { type Segment, textOf } from '../transcript.ts';
import { improvedText } from './improved-text.ts';

const segment = (start: number, text: string): Segment => ({ start, end: start + 1, text });

/** A transcript in which a person has made `text` of the segments. */
const written = (texts: readonly string[], text?: string) => {
  const segments = texts.map((said, at) => segment(at * 1.5, said));
  return { segments, text: text ?? textOf(segments) };
};

const improve = (held: ReturnType<typeof written>, at: number, exact: string) =>
  improvedText(held, { heard: held.segments[at]!.text, exact: segment(at * 1.5, exact) });

describe('a text that nobody has changed becomes that of the exact model', () => {
  test.each([
    ['a word', 'We meat at noon.', 'We meet at noon.'],
    ['the first and the last word', 'The cat sat.', 'A cat sits.'],
    ['a word more inside', 'We meet noon.', 'We meet at noon.'],
    ['a word more at the start', 'meet at noon.', 'We meet at noon.'],
    ['a word more at the end', 'We meet at', 'We meet at noon.'],
    ['a word less inside', 'We we meet at noon.', 'We meet at noon.'],
    ['a word less at the start', 'Uh we meet.', 'we meet.'],
    ['a word less at the end', 'We meet uh', 'We meet'],
    ['nothing in common', 'Recognise speech', 'Wreck a nice beach'],
    ['a script without spaces', '我们中午见', '我们今天中午见'],
  ])('%s', (_, heard, exact) => {
    const held = written(['Before.', heard, 'After.']);
    const better = improve(held, 1, exact)!;
    expect(better.text).toBe(`Before. ${exact} After.`);
    expect(better.text).toBe(textOf(better.segments));
  });
});

test('only the words that differ are touched', () => {
  const { changes } = improve(written(['We meat at none today.']), 0, 'We meet at noon today.')!;
  expect(changes).toEqual([
    { at: 11, removed: 'none', added: 'noon' },
    { at: 3, removed: 'meat', added: 'meet' },
  ]);
});

test('a word that a person has changed stays, and the others are improved', () => {
  const held = written(['We meat at none today.'], 'We gather at none today.');
  expect(improve(held, 0, 'We meet at noon today.')!.text).toBe('We gather at noon today.');
});

test('what a person has inserted beside a word stays, and so does the word', () => {
  const held = written(['We meat at none today.'], 'We meat up at none today.');
  expect(improve(held, 0, 'We meet at noon today.')!.text).toBe('We meat up at noon today.');
});

test('a segment that a person has deleted does not come back', () => {
  const held = written(['One too.', 'Three for.', 'Five.'], 'One too. Five.');
  expect(improve(held, 1, 'Three four.')!.text).toBe('One too. Five.');
});

test('a segment that is another one by now is left alone', () => {
  const held = written(['One too.']);
  expect(improvedText(held, { heard: 'One to.', exact: segment(0, 'One two.') })).toBeNull();
  expect(improvedText(held, { heard: 'One too.', exact: segment(7, 'One two.') })).toBeNull();
});

test.each([
  [0, 'Three. Five.'],
  [1, 'One. Five.'],
  [2, 'One. Three.'],
])('a segment without words of its own goes: %s', (at, text) => {
  const better = improve(written(['One.', 'Three.', 'Five.']), at, '')!;
  expect(better).toMatchObject({ text, segments: { length: 2 } });
  expect(better.text).toBe(textOf(better.segments));
  expect(improve(written(['One.', 'Three.', 'Five.'], 'One. Three. Typed. Five.'), at, '')!.text).toContain('Typed.');
});

test('of an only segment nothing is left, but for what a person has typed', () => {
  expect(improve(written(['One too.']), 0, '')).toMatchObject({ text: '', segments: [] });
  expect(improve(written(['One too.'], 'One too. Typed.'), 0, '')!.text).toBe('One too. Typed.');
});

test('nothing that is typed at any moment is lost, and all the rest becomes exact', () => {
  const random = seeded(11);
  const pick = (count: number) => Math.floor(random() * count);
  for (let round = 0; round < 400; round++) {
    const vocabulary = ['we', 'meet', 'meat', 'at', 'noon', 'none', 'today', 'too', 'the', 'cat'];
    const sentence = () => Array.from({ length: 1 + pick(8) }, () => vocabulary[pick(vocabulary.length)]!).join(' ');
    const heard = Array.from({ length: 1 + pick(4) }, sentence);
    const exact = heard.map((text) => {
      const words = text.split(' ').flatMap((word) => {
        const chance = random();
        return chance < 0.15 ? [] : chance < 0.3 ? [word, sentence()] : chance < 0.5 ? [sentence()] : [word];
      });
      return words.join(' ') || text;
    });
    let held: { segments: readonly Segment[]; text: string } = written(heard);
    const typed: string[] = [];
    const todo = heard.map((_, at) => at);
    while (todo.length > 0) {
      if (random() < 0.5) {
        // A person types a word that nobody has said, or deletes one of those that were there.
        const places = [...held.text.matchAll(/\S+/g)];
        const place = places[pick(places.length)];
        const at = place ? place.index + (random() < 0.5 ? 0 : place[0].length) : 0;
        const word = `typed${round}x${typed.length}`;
        const text = `${held.text.slice(0, at)} ${word} ${held.text.slice(at)}`;
        held = { ...held, text: text.replaceAll(/ +/g, ' ').trim() };
        typed.push(word);
      } else {
        const [at] = todo.splice(pick(todo.length), 1);
        const before = held;
        const better = improvedText(held, { heard: heard[at!]!, exact: segment(at! * 1.5, exact[at!]!) });
        expect(better).not.toBeNull();
        held = better!;
        expect(better!.changes.reduce((text, change) => withChange(text, change)!, before.text)).toBe(held.text);
      }
      for (const word of typed) expect(held.text.split(' ')).toContain(word);
    }
    if (typed.length === 0) expect(held.text).toBe(exact.join(' '));
    expect(changeBetween(textOf(held.segments), exact.join(' '))).toBeNull();
  }
});
