import { describe, expect, test } from 'vitest';
import { found } from '../testing/found-text.ts';
import { type Attempt, isTrusted, withFallback } from './fallback.ts';

const good = { found: found([1, 2, 3]), text: 'three good words', noSpeech: 0 };
const unlikely = { ...good, found: found([1, 2], { logProbabilities: [-2, -3] }), text: 'a guess' };
const looped = { ...good, found: found([1], { ending: 'loop' }) };
const endless = { ...good, found: found([1], { ending: 'limit' }) };
const repeated = { ...good, text: 'and so on '.repeat(30) };

const outcome = (...scripted: (Omit<Attempt, 'temperature'> | null)[]) => outcomeOf(2, ...scripted);

/** Where there is work for so many attempts. */
async function outcomeOf(most: number, ...scripted: (Omit<Attempt, 'temperature'> | null)[]) {
  const tried: number[] = [];
  const attemptAt = async (temperature: number) => {
    const attempt = scripted[Math.min(tried.length, scripted.length - 1)]!;
    tried.push(temperature);
    return attempt && { ...attempt, temperature };
  };
  const result = await withFallback(attemptAt, () => tried.length < most);
  return { result, tried };
}

test('a text that may be believed is taken at once', async () => {
  const { result, tried } = await outcome(good);
  expect(tried).toEqual([0]);
  expect(result).toMatchObject({ text: good.text, temperature: 0 });
});

describe.each([
  ['unlikely', unlikely],
  ['in a loop', looped],
  ['without an end', endless],
  ['repeating itself', repeated],
])('a text %s', (_, doubtful) => {
  test('is tried again at a higher temperature', async () => {
    const { result, tried } = await outcome(doubtful, good);
    expect(tried).toEqual([0, 0.4]);
    expect(result).toMatchObject({ text: good.text, temperature: 0.4 });
  });

  test('every time, is taken in the end', async () => {
    const { result, tried } = await outcome(doubtful);
    expect(tried).toEqual([0, 0.4]);
    expect(result).toMatchObject({ text: doubtful.text });
  });
});

test('of texts that are all in doubt, the likeliest that came to an end', async () => {
  const likelier = { ...unlikely, found: found([1], { logProbabilities: [-1.5] }), text: 'likelier' };
  expect((await outcome(looped, unlikely)).result?.text).toBe(unlikely.text);
  expect((await outcome(unlikely, likelier)).result?.text).toBe('likelier');
  expect((await outcome(likelier, unlikely)).result?.text).toBe('likelier');
});

test('what comes after is told a text that was likely, came to an end, and was not drawn', () => {
  const sure = { ...good.found, temperature: 0 };
  expect(isTrusted(sure)).toBe(true);
  expect(isTrusted({ ...sure, temperature: 0.4 })).toBe(false);
  expect(isTrusted({ ...unlikely.found, temperature: 0 })).toBe(false);
  expect(isTrusted({ ...looped.found, temperature: 0 })).toBe(false);
});

test('a text in doubt stays where there is no work left for another', async () => {
  const { result, tried } = await outcomeOf(1, unlikely, good);
  expect(tried).toEqual([0]);
  expect(result).toMatchObject({ text: unlikely.text });
});

test('a guess over what the model takes for silence is not tried again', async () => {
  expect((await outcome({ ...unlikely, noSpeech: 0.7 })).tried).toEqual([0]);
  expect((await outcome({ ...unlikely, noSpeech: 0.5 })).tried).toHaveLength(2);
  expect((await outcome({ ...repeated, noSpeech: 0.7 })).tried).toHaveLength(2);
});

test('what is abandoned gives nothing', async () => {
  expect((await outcome(unlikely, null)).result).toBeNull();
});
