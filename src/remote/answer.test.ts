import { expect, test } from 'vitest';
import { readAnswer, readModels } from './answer.ts';
import { languageCode } from './language-code.ts';

const segment = { id: 0, seek: 0, start: 0, end: 2.78, text: ' The driver opened the ticket.', avg_logprob: -0.084 };
/** As vLLM answers. */
const answer = {
  duration: 3.39875,
  language: 'en',
  text: ' The driver opened the ticket.',
  segments: [{ ...segment, compression_ratio: 0.96, no_speech_prob: null, temperature: 0, tokens: [280, 1169] }],
  words: null,
};
const read = (value: unknown, seconds = 10) => readAnswer(JSON.stringify(value), seconds, 'speech.example');

test('an answer with times gives segments without the space before them', () => {
  const text = 'The driver opened the ticket.';
  expect(read(answer)).toEqual({
    text,
    doubt: null,
    language: 'en',
    segments: [{ start: 0, end: 2.78, text }],
    words: null,
  });
});

test('windows of the server begin with the same ids, and are in the order of their times', () => {
  const segments = [
    { ...segment, id: 0, start: 31, end: 33, text: ' Three.' },
    { ...segment, id: 0, start: 0, end: 12, text: ' One.' },
    { ...segment, id: 1, start: 14, end: 29.9, text: ' Two.' },
  ];
  expect(read({ ...answer, text: ' One. Two.  Three.', segments }, 35).text).toBe('One. Two. Three.');
});

test('times lie within the sound', () => {
  const segments = [{ ...segment, start: -1, end: 40 }];
  expect(read({ ...answer, segments }, 3).segments).toMatchObject([{ start: 0, end: 3 }]);
});

test.each([
  ['absent', undefined],
  ['null', null],
  ['empty', []],
  ['without numbers', [{ text: 'a', start: '0', end: 1 }]],
  ['no list', { 0: segment }],
])('segments that are %s cost the times, not the text', (_, segments) => {
  expect(read({ ...answer, segments })).toMatchObject({ text: 'The driver opened the ticket.', segments: null });
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  [' ...', 'empty'],
])('a text without a word (%j) is none', (text, doubt) => {
  expect(read({ text })).toMatchObject({ text: '', doubt, segments: null });
});

test('what the server itself was not sure of, or said again and again, is withheld', () => {
  const of = (changed: object) => read({ ...answer, segments: [{ ...segment, ...changed }] });
  expect(of({ avg_logprob: -1.2 })).toMatchObject({ text: '', doubt: 'unlikely' });
  expect(of({ compression_ratio: 3 })).toMatchObject({ text: '', doubt: 'repetition' });
  expect(of({ avg_logprob: null }).doubt).toBeNull();
  const sure = { ...segment, text: segment.text.repeat(3) };
  expect(read({ ...answer, segments: [sure, { ...segment, text: ' Yes.', avg_logprob: -1.5 }] }).doubt).toBeNull();
});

test.each(['<!doctype html><title>Login</title>', '', '{', 'null', '[]', '"text"', '{"text":1}', '{"segments":[]}'])(
  '%j is no answer',
  (body) => {
    expect(() => readAnswer(body, 1, 'speech.example')).toThrow(
      expect.objectContaining({ code: 'remote-answer', details: ['speech.example'] }),
    );
  },
);

test('the list of models is read, and nothing else is taken for it', () => {
  expect(readModels('{"data":[{"id":"whisper-nano"},{"id":7},null,{"id":"b"}]}', 'h')).toEqual(['whisper-nano', 'b']);
  expect(() => readModels('{"models":[]}', 'h')).toThrow(expect.objectContaining({ code: 'remote-answer' }));
});

test.each([
  ['en', 'en'],
  ['haw', 'haw'],
  ['english', 'en'],
  ['German', 'de'],
  ['hebrew', 'he'],
  ['romanian', 'ro'],
  ['klingon', null],
  ['', null],
])('%s is %s', (told, code) => {
  expect(languageCode(told)).toBe(code);
});
