import { expect, test } from 'vitest';
import { accepted } from '../checks/checked-recognition.ts';
import { earliestCut } from '../listening/segmenter.ts';
import { found, wordsOf } from '../testing/found-text.ts';
import { Utterance } from './utterance.ts';

const second = 16_000;
const start = 5 * second;
/** The index behind `seconds` of audio. */
const after = (seconds: number) => start + seconds * second;

const open = () => new Utterance({ textOf: wordsOf, beginsWord: () => true }, start);

/** A final text as it is given: its words, each with how sure the model was. */
const final = (from: number, ...words: string[]) => ({
  start: from,
  text: words.join(' '),
  said: words.map((text) => ({ text, confidence: expect.any(Number), isCommon: expect.any(Boolean) })),
});
/** The final text with these tokens. */
const checked = (...tokens: number[]) => accepted(found(tokens));

test('nothing is known of it in the beginning', () => {
  const utterance = open();
  expect(utterance).toMatchObject({ committed: [], finalisedUpTo: null, pieceStart: start, speculation: null });
  expect(utterance.guesses()).toEqual({ prefix: [], draft: [] });
  expect(utterance.shown()).toEqual({ committed: '', tentative: '' });
});

test('the next pass begins with what is promised, and may find the rest again', () => {
  const utterance = open();
  utterance.heard(found([1, 2, 3]), after(3));
  expect(utterance.guesses()).toEqual({ prefix: [], draft: [1, 2, 3] });
  expect(utterance.shown()).toEqual({ committed: '', tentative: 'w1 w2 w3' });
  utterance.heard(found([1, 2, 4, 5]), after(9));
  expect(utterance.guesses()).toEqual({ prefix: [1, 2], draft: [4, 5] });
  expect(utterance.committed).toEqual([1, 2]);
  expect(utterance.shown()).toEqual({ committed: 'w1 w2', tentative: ' w4 w5' });
});

test('what a cut may give to the next segment is not promised', () => {
  const utterance = open();
  const tokens = Array.from({ length: 40 }, (_, i) => i);
  const end = start + 2 * earliestCut;
  utterance.heard(found(tokens), end - 5 * second);
  utterance.heard(found(tokens), end);
  expect(utterance.committed.length).toBeGreaterThan(0);
  expect(utterance.committed.length).toBeLessThanOrEqual(20);
});

test('a final text ahead of time is shown and not yet said', () => {
  const utterance = open();
  utterance.speculate(checked(1, 2, 3), after(3));
  expect(utterance.speculation).toMatchObject({ text: 'w1 w2 w3', end: after(3), isSentence: false });
  expect(utterance).toMatchObject({ finalisedUpTo: null, pieceStart: start });
  expect(utterance.shown()).toEqual({ committed: '', tentative: 'w1 w2 w3' });
});

test('it is dropped when more is heard', () => {
  const utterance = open();
  utterance.speculate(checked(1, 2, 3), after(3));
  utterance.heard(found([1, 2, 3, 4]), after(4));
  expect(utterance.speculation).toBeNull();
});

test('it ends a sentence if its full stop is sure', () => {
  const utterance = open();
  const sentence = { ...checked(1, 2), text: 'w1 w2.' };
  utterance.speculate({ ...sentence, logProbabilities: [-0.01, Math.log(0.5)] }, after(3));
  expect(utterance.speculation?.isSentence).toBe(false);
  utterance.speculate(sentence, after(3));
  expect(utterance.speculation?.isSentence).toBe(true);
});

test('what is said stays, and what follows begins there', () => {
  const utterance = open();
  utterance.speculate(checked(1, 2, 3), after(3));
  expect(utterance.finalise()).toEqual(final(start, 'w1', 'w2', 'w3'));
  expect(utterance).toMatchObject({ finalisedUpTo: after(3), pieceStart: after(3), speculation: null });
  expect(utterance.guesses()).toEqual({ prefix: [1, 2, 3], draft: [] });
  expect(utterance.shown()).toEqual({ committed: '', tentative: '' });
  utterance.heard(found([1, 2, 3, 4, 5]), after(6));
  expect(utterance.shown()).toEqual({ committed: '', tentative: 'w4 w5' });
  utterance.heard(found([1, 2, 3, 4, 5]), after(12));
  expect(utterance.shown()).toEqual({ committed: 'w4', tentative: ' w5' });
  utterance.speculate(checked(1, 2, 3, 4, 5), after(13));
  expect(utterance.finalise()).toEqual(final(after(3), 'w4', 'w5'));
  expect(utterance.finalisedUpTo).toBe(after(13));
});

test('silence after what was said adds nothing', () => {
  const utterance = open();
  utterance.speculate(checked(1, 2), after(3));
  utterance.finalise();
  utterance.speculate(checked(1, 2), after(4));
  expect(utterance.finalise()).toEqual(final(after(3)));
});

test('a text that is withheld leaves nothing to show, once it is final', () => {
  const utterance = open();
  utterance.heard(found([1, 2]), after(2));
  utterance.speculate({ ...checked(), text: '', doubt: 'unlikely' }, after(3));
  expect(utterance.speculation).toMatchObject({ doubt: 'unlikely', isSentence: false });
  expect(utterance.shown()).toEqual({ committed: '', tentative: 'w1 w2' });
  expect(utterance.finalise()).toEqual(final(start));
  expect(utterance.shown()).toEqual({ committed: '', tentative: '' });
});

test('a pass that finds nothing takes no word back, and none is promised for the time before it', () => {
  const utterance = open();
  utterance.heard(found([1, 2, 3]), after(2));
  utterance.heard(found([]), after(9));
  expect(utterance.shown()).toEqual({ committed: '', tentative: 'w1 w2 w3' });
  utterance.heard(found([1, 2, 3]), after(9.4));
  expect(utterance.shown()).toEqual({ committed: '', tentative: 'w1 w2 w3' });
  utterance.heard(found([1, 2, 3]), after(12));
  expect(utterance.shown()).toEqual({ committed: 'w1 w2', tentative: ' w3' });
});

test('a final text is found freely: words that were committed may change', () => {
  const utterance = open();
  utterance.heard(found([1, 2, 3]), after(3));
  utterance.heard(found([1, 2, 3, 4]), after(9));
  expect(utterance.committed).toEqual([1, 2, 3]);
  utterance.speculate(checked(1, 7, 3, 4), after(10));
  expect(utterance.shown()).toEqual({ committed: 'w1 w7 w3', tentative: ' w4' });
  expect(utterance.finalise()).toEqual(final(start, 'w1', 'w7', 'w3', 'w4'));
});

test('with other words in place of an earlier final text, it replaces that', () => {
  const utterance = open();
  utterance.speculate(checked(1, 2), after(3));
  utterance.finalise();
  utterance.speculate(checked(1, 5, 6), after(6));
  expect(utterance.finalise()).toEqual(final(start, 'w1', 'w5', 'w6'));
  expect(utterance.pieceStart).toBe(after(6));
});

test('until it does, what was shown goes on from the earlier final text', () => {
  const utterance = open();
  utterance.speculate(checked(1, 2), after(3));
  utterance.finalise();
  utterance.heard(found([1, 2, 3]), after(5));
  utterance.speculate(checked(1, 5, 6, 7), after(6));
  expect(utterance.shown()).toEqual({ committed: '', tentative: 'w3' });
  expect(utterance.guesses()).toEqual({ prefix: [1, 2], draft: [3] });
});

test('so does a text that continues the last word', () => {
  const utterance = new Utterance({ textOf: wordsOf, beginsWord: (token) => token < 10 }, start);
  utterance.speculate(checked(1, 2), after(3));
  utterance.finalise();
  utterance.speculate(checked(1, 2, 10), after(6));
  expect(utterance.finalise()).toEqual(final(start, 'w1', 'w2 w10'));
});
