/** What a server says is believed as what a model of this device says: not where it is what models invent, and nobody speaks for certain. */

import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { SpeechRange } from '../../protocol/speech.ts';
import { readAnswer } from '../../remote/answer.ts';
import { createRemoteRecogniser } from './remote-recogniser.ts';

const server = { base: 'https://speech.example/v1', host: 'speech.example', model: 'm' };
const samples = new Float32Array(32_000);
const range = (certainty: number): SpeechRange => ({ start: 0, end: 32_000, speech: 16_000, certainty });

/** As vLLM 0.32 answers a request for `verbose_json`, and one for `json`. */
const timed = (text: string) =>
  JSON.stringify({
    duration: '2.0',
    language: 'en',
    text: ` ${text}`,
    segments: [
      {
        id: 0,
        avg_logprob: -0.31,
        compression_ratio: 0.6,
        end: 2,
        no_speech_prob: null,
        seek: 0,
        start: 0,
        temperature: 0,
        text: ` ${text}`,
        tokens: [1044, 291, 13],
      },
    ],
    words: null,
  });
const untimed = (text: string) => JSON.stringify({ text: ` ${text}`, usage: { type: 'duration', seconds: 2 } });

function recogniserThatHears(body: string) {
  let asked = 0;
  const remote = {
    transcribe: async () => {
      asked++;
      return readAnswer(body, 2, server.host);
    },
    stop: () => {},
    settings: signal({ address: '', key: '', model: '', atOnce: 4, asOpus: false }),
  };
  const speech = () => ({ spoken: ['en'], translate: false });
  return { asked: () => asked, ...createRemoteRecogniser(remote, server, speech) };
}

const phrases = ['Thank you.', 'Thank you for watching!', 'you', 'Thanks for watching. Thanks for watching.'];

test.each(phrases.flatMap((text) => [timed(text), untimed(text)]))(
  'an invented phrase is withheld where it is not certain that somebody speaks: %s',
  async (body) => {
    const { recognise, known } = recogniserThatHears(body);
    const withheld = { text: '', doubt: 'invented', segments: null, words: null };
    expect(await recognise(samples, 0, range(0.8))).toMatchObject(withheld);
    expect(known(0, range(0.8))).toMatchObject(withheld);
  },
);

test.each(phrases)('the same words are believed of somebody who speaks: %s', async (text) => {
  expect(await recogniserThatHears(timed(text)).recognise(samples, 0, range(0.9))).toMatchObject({ text, doubt: null });
});

test('a text that only begins so, and none at all, are what they are', async () => {
  const said = 'Thank you, that is all for today.';
  expect(await recogniserThatHears(timed(said)).recognise(samples, 0, range(0.5))).toMatchObject({ text: said });
  expect(await recogniserThatHears(untimed('')).recognise(samples, 0, range(0.5))).toMatchObject({ doubt: 'empty' });
});

test('of other sound nothing that came back is taken', async () => {
  const { recognise, forget, known, asked } = recogniserThatHears(timed('Good day.'));
  await recognise(samples, 0, range(0.9));
  forget();
  expect(known(0, range(0.9))).toBeUndefined();
  await recognise(samples, 0, range(0.9));
  expect(asked()).toBe(2);
});

test('what was withheld is not asked about again', async () => {
  const { recognise, asked } = recogniserThatHears(timed('you'));
  await recognise(samples, 0, range(0.5));
  await recognise(samples, 0, range(0.5));
  expect(asked()).toBe(1);
});
