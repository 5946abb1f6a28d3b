import { expect, test } from 'vitest';
import { sampleTranscript } from '../testing/sample-transcript.ts';
import { textOf } from '../transcript.ts';
import { insertTranscript, joinTranscripts, splitTranscript } from './joined-transcripts.ts';

const word = (text: string, start: number) => ({ text, start, end: start + 0.5, confidence: 0.9 });

const first = {
  transcript: sampleTranscript({
    segments: [{ start: 1, end: 2, text: 'One.' }],
    text: 'One.',
    title: 'One',
    duration: 4,
    tags: ['x', 'y'],
    sound: [{ id: 'p', start: 0, from: 0, duration: 4 }],
  }),
  words: [word('One.', 1)],
};
const second = {
  transcript: sampleTranscript({
    id: 'b',
    segments: [{ start: 2, end: 3, text: 'Two.', raw: 'two' }],
    text: 'Two.',
    title: 'Named',
    titled: true,
    duration: 5,
    tags: ['y', 'z'],
    sound: [{ id: 'q', start: 1, from: 7, duration: 4 }],
  }),
  words: [word('Two.', 2)],
};

test('the second stands behind the first, with its words and its sound', () => {
  const { transcript, words } = joinTranscripts(first, second);
  expect(transcript).toMatchObject({
    id: 'a',
    text: 'One.\n\nTwo.',
    title: 'One. Two',
    duration: 9,
    tags: ['x', 'y', 'z'],
    segments: [
      { start: 1, end: 2, text: 'One.' },
      { start: 6, end: 7, text: 'Two.', raw: 'two' },
    ],
    sound: [
      { id: 'p', start: 0, from: 0, duration: 4 },
      { id: 'q', start: 5, from: 7, duration: 4 },
    ],
  });
  expect(words).toEqual([word('One.', 1), word('Two.', 6)]);
  expect(joinTranscripts({ ...first, words: null }, second).words).toEqual([word('Two.', 6)]);
  expect(joinTranscripts({ ...first, words: null }, { ...second, words: null }).words).toBeNull();
});

test('a named one keeps its name, and an empty one adds no paragraph', () => {
  const empty = { transcript: sampleTranscript({ text: '', segments: [], duration: 1 }), words: null };
  expect(joinTranscripts(second, first).transcript.title).toBe('Named');
  expect(joinTranscripts(empty, first).transcript).toMatchObject({ text: 'One.', title: 'One', duration: 5 });
});

test('what was joined is split again at its paragraph, each part with its own times', () => {
  const joined = joinTranscripts(first, second);
  const [head, tail] = splitTranscript(joined, 'One.\n\n'.length, 'c');
  expect(head.transcript).toMatchObject({
    id: 'a',
    text: 'One.',
    title: 'One',
    duration: 6,
    versions: [{ number: 1 }],
  });
  expect(head.words).toEqual([word('One.', 1)]);
  expect(head.transcript.sound).toEqual([
    { id: 'p', start: 0, from: 0, duration: 4 },
    { id: 'q', start: 5, from: 7, duration: 1 },
  ]);
  expect(tail.transcript).toMatchObject({
    id: 'c',
    text: 'Two.',
    title: 'Two',
    duration: 3,
    version: 1,
    tags: ['x', 'y', 'z'],
  });
  expect(tail.transcript.segments).toEqual([{ start: 0, end: 1, text: 'Two.', raw: 'two' }]);
  expect(tail.words).toEqual([word('Two.', 0)]);
  expect(tail.transcript.sound).toEqual([{ id: 'q', start: 0, from: 8, duration: 3 }]);
});

test('an edited text is split where the person sees the paragraph', () => {
  const segments = ['One.', 'Two.', 'Three.'].map((text, i) => ({ start: i, end: i + 0.5, text }));
  const text = 'One, and more. Two!\n\nThree is the third.';
  const transcript = sampleTranscript({ segments, text, duration: 3 });
  const [head, tail] = splitTranscript({ transcript, words: null }, text.indexOf('Three'), 'c');
  expect([head.transcript.text, tail.transcript.text]).toEqual(['One, and more. Two!', 'Three is the third.']);
  expect([textOf(head.transcript.segments), textOf(tail.transcript.segments)]).toEqual(['One. Two.', 'Three.']);
});

test('a paragraph that was only typed has no segments, and the first part all time', () => {
  const transcript = sampleTranscript({ text: 'Some words.\n\nTyped behind.' });
  const [head, tail] = splitTranscript({ transcript, words: null }, 13, 'c');
  expect(head.transcript).toMatchObject({ text: 'Some words.', duration: 2 });
  expect(tail.transcript).toMatchObject({ text: 'Typed behind.', segments: [], duration: 0, sound: [] });
});

test('inside another, a recording has its time and its sound where it stands', () => {
  const held = {
    transcript: sampleTranscript({
      segments: [{ start: 0, end: 4, text: 'We saw Tom yesterday.' }],
      text: 'We saw Tom yesterday.',
      duration: 5,
      sound: [{ id: 'p', start: 0, from: 0, duration: 5 }],
    }),
    words: ['We', 'saw', 'Tom', 'yesterday'].map((text, i) => word(text, i)),
  };
  const { transcript, words, offset } = insertTranscript(held, second, { at: 10, removed: '', added: ' two' })!;
  expect(transcript).toMatchObject({
    id: 'a',
    text: 'We saw Tom two yesterday.',
    duration: 10,
    segments: [
      { start: 0, end: 3, text: 'We saw Tom' },
      { start: 5, end: 6, text: 'Two.', joins: 'within' },
      { start: 8, end: 9, text: 'yesterday.' },
    ],
    sound: [
      { id: 'p', start: 0, from: 0, duration: 3 },
      { id: 'q', start: 4, from: 7, duration: 4 },
      { id: 'p', start: 8, from: 3, duration: 2 },
    ],
  });
  expect(words?.map(({ text, start }) => [text, start])).toEqual([
    ['We', 0],
    ['saw', 1],
    ['Tom', 2],
    ['Two.', 5],
    ['yesterday', 8],
  ]);
  expect(offset).toBe(3);
  expect(insertTranscript(held, second, { at: 3, removed: 'met', added: 'two' })).toBeNull();
});

test('what has left the device stays marked, joined or split', () => {
  const sent = { ...second, transcript: { ...second.transcript, sentTo: ['speech.example'] } };
  expect(joinTranscripts(first, sent).transcript.sentTo).toEqual(['speech.example']);
  expect(joinTranscripts(sent, sent).transcript.sentTo).toEqual(['speech.example']);
  expect(joinTranscripts(first, first).transcript).not.toHaveProperty('sentTo');
  const inside = insertTranscript(first, sent, { at: 4, removed: '', added: ' Two.' });
  expect(inside?.transcript.sentTo).toEqual(['speech.example']);
  const [head, tail] = splitTranscript(joinTranscripts(first, sent), 6, 'c');
  expect([head, tail].map(({ transcript }) => transcript.sentTo)).toEqual([['speech.example'], ['speech.example']]);
});
