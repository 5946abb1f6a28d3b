import { describe, expect, it, test } from 'vitest';
import { saidInto } from './said-into.ts';

/** The text with what is said at the bar in it. */
function written(marked: string, said: string, { language = 'en', terms = [] as string[], hasCapitals = true } = {}) {
  const [before = '', after = ''] = marked.split('|');
  return before + saidInto(said, { before, after }, { language, terms, hasCapitals }) + after;
}

describe('inside a sentence', () => {
  it.each([
    ['I saw| yesterday.', 'The red car.', 'I saw the red car yesterday.'],
    ['I saw | yesterday.', 'The red car.', 'I saw the red car yesterday.'],
    ['I saw |yesterday.', 'The red car.', 'I saw the red car yesterday.'],
    ['I saw it|.', 'Yesterday.', 'I saw it yesterday.'],
    ['I saw it|, and left.', 'Yesterday.', 'I saw it yesterday, and left.'],
    ['I saw it|', 'Yesterday.', 'I saw it yesterday.'],
    ['He asked| and left.', 'Is it?', 'He asked is it? and left.'],
    ['I think| am right.', 'I', 'I think I am right.'],
    ['the NASA| said', "NASA's man", "the NASA NASA's man said"],
    ['We met Tom there, and|', 'Tom was late.', 'We met Tom there, and Tom was late.'],
    ['well-|', 'Known.', 'well-known.'],
    ['see (|)', 'Page two.', 'see (Page two.)'],
    ['He said "|"', 'Go home.', 'He said "Go home."'],
    ['one|two', 'And', 'one and two'],
    ['I saw it|', ', I think.', 'I saw it, I think.'],
    ['e.g. |', 'The first.', 'e.g. the first.'],
  ])('%s + %s', (marked, said, expected) => expect(written(marked, said)).toBe(expected));
});

describe('where a sentence begins', () => {
  it.each([
    ['|', 'the red car.', 'The red car.'],
    ['One.\n\n|', 'two.', 'One.\n\nTwo.'],
    ['One.\n\n|Three.', 'two.', 'One.\n\nTwo. Three.'],
    ['One. |Three.', 'Two.', 'One. Two. Three.'],
    ['One.|', 'Two.', 'One. Two.'],
    ['One.| Three.', 'Two.', 'One. Two. Three.'],
    ['He said "go."|', 'then he left.', 'He said "go." Then he left.'],
    ['- |', 'milk', '- Milk'],
    ['|the cat sat.', 'Yesterday.', 'Yesterday the cat sat.'],
    ['Really?|', 'yes.', 'Really? Yes.'],
  ])('%j + %s', (marked, said, expected) => expect(written(marked, said)).toBe(expected));
});

test.each([
  ['de', 'Ich sah| gestern.', 'Den roten Wagen.', 'Ich sah den roten Wagen gestern.'],
  ['de', 'Ich sah| gestern.', 'Wagen.', 'Ich sah Wagen gestern.'],
  ['es', 'Vi| ayer.', 'El coche rojo.', 'Vi el coche rojo ayer.'],
  ['es', 'Dijo: ¿|?', 'Qué hora es.', 'Dijo: ¿Qué hora es?'],
  ['fr', "J'ai vu| hier.", 'La voiture rouge.', "J'ai vu la voiture rouge hier."],
  ['ru', 'Я видел| вчера.', 'Красную машину.', 'Я видел красную машину вчера.'],
  ['ja', '私は|を見た。', '赤い車。', '私は赤い車を見た。'],
])('in %s: %s + %s', (language, marked, said, expected) => {
  expect(written(marked, said, { language })).toBe(expected);
});

test('names of a person keep their capital, and who wants small letters gets none', () => {
  expect(written('I asked|', 'Siobhan about it.', { terms: ['Siobhan'] })).toBe('I asked Siobhan about it.');
  expect(written('|', 'the red car', { hasCapitals: false })).toBe('the red car');
});

test('lines that were asked for have no spaces, and nothing adds nothing', () => {
  expect(written('One.|', '\n\nTwo.')).toBe('One.\n\nTwo.');
  expect(written('|Two.', 'One.\n')).toBe('One.\nTwo.');
  expect(written('One |two', '  ')).toBe('One two');
});
