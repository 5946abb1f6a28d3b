import { expect, test } from 'vitest';
import { numbers } from '../testing/numbers.ts';
import { type ScriptedMove, scriptedTransducer } from '../testing/scripted-transducer.ts';
import { type TdtOptions, tdtSearch } from './tdt.ts';

const blank = 9;
const sizes = { tokens: 10, durations: 5 };
const usual: TdtOptions = {
  frames: 12,
  blank,
  mostTokens: 3,
  batch: { first: 1, next: 4 },
  shouldStop: () => false,
};
/** A script of moves by frame; elsewhere the blank symbol with a duration of one frame. */
const moves = (script: Record<number, ScriptedMove[]>) => {
  return (frame: number, text: readonly number[]) =>
    script[frame]?.find(({ token }) => !text.includes(token)) ?? { token: blank, duration: 1 };
};
const found = async (script: Parameters<typeof scriptedTransducer>[1], options: Partial<TdtOptions> = {}) =>
  (await tdtSearch(scriptedTransducer(sizes, script), { ...usual, ...options }))!;
const placesOf = ({ emissions }: Awaited<ReturnType<typeof found>>) =>
  emissions.map(({ token, frame }) => [token, frame]);

test('durations are leapt over, with a token and with none', async () => {
  const script = moves({
    0: [{ token: 1, duration: 3 }],
    3: [{ token: blank, duration: 4 }],
    7: [{ token: 2, duration: 1 }],
  });
  const result = await found(script);
  expect(placesOf(result)).toEqual([
    [1, 0],
    [2, 7],
  ]);
  expect(result.path.map(({ frame }) => frame)).toEqual([0, 3, 7, 8, 9, 10, 11]);
});

test('a frame gives several tokens, and never more than it may', async () => {
  const both = moves({
    2: [
      { token: 1, duration: 0 },
      { token: 2, duration: 2 },
    ],
  });
  expect(placesOf(await found(both))).toEqual([
    [1, 2],
    [2, 2],
  ]);
  const endless = await found((frame, text) => ({ token: text.length % 9, duration: frame < 2 ? 0 : 4 }));
  expect(endless.emissions.map(({ frame }) => frame)).toEqual([0, 0, 0, 1, 1, 1, 2, 6, 10]);
});

test('a frame without a token goes on, even with no duration', async () => {
  expect((await found(() => ({ token: blank, duration: 0 }))).path).toHaveLength(12);
});

test('how many frames are met at once changes nothing but the number of meetings', async () => {
  for (let seed = 1; seed < 40; seed++) {
    const random = numbers(seed);
    const table = new Map<string, ScriptedMove>();
    const script = (frame: number, text: readonly number[]) => {
      const place = `${frame} ${text.join()}`;
      const token = Math.floor(random() * 25);
      const move = table.get(place) ?? { token: Math.min(token, blank), duration: Math.floor(random() * 5) };
      table.set(place, move);
      return move;
    };
    const one = scriptedTransducer(sizes, script);
    const plain = await tdtSearch(one, { ...usual, frames: 100, batch: { first: 1, next: 1 } });
    expect(one.asked).toHaveLength(plain!.path.length);
    for (const batch of [usual.batch, { first: 3, next: 8 }, { first: 100, next: 100 }]) {
      const many = scriptedTransducer(sizes, script);
      expect(await tdtSearch(many, { ...usual, frames: 100, batch })).toEqual(plain);
      expect(many.asked.length).toBeLessThan(one.asked.length);
    }
  }
});

test('what is known is kept, and the search goes on behind it', async () => {
  const script = moves({
    0: [{ token: 1, duration: 2 }],
    2: [
      { token: 2, duration: 0 },
      { token: 3, duration: 1 },
    ],
  });
  const whole = await found(script);
  for (const count of [1, 2, 3]) {
    const rest = await found(script, { known: whole.emissions.slice(0, count) });
    expect(rest.emissions).toEqual(whole.emissions);
    expect(rest.path.every(({ tokens }) => tokens >= count)).toBe(true);
  }
});

test('tokens that are forced take the places of those that are found', async () => {
  const script = moves({
    1: [{ token: 1, duration: 2 }],
    4: [{ token: 2, duration: 2 }],
    8: [{ token: 3, duration: 2 }],
  });
  expect(placesOf(await found(script, { forced: [5, 6] }))).toEqual([
    [5, 1],
    [6, 4],
    [3, 8],
  ]);
  const left = await found(script, { forced: [1, 2, 3, 4] });
  expect(left.emissions.at(-1)).toMatchObject({ token: 4, frame: 11 });
  expect(left.emissions.at(-1)!.logProbability).toBeLessThan(left.emissions[0]!.logProbability);
});

test('it is abandoned between two meetings', async () => {
  let asked = 0;
  expect(await tdtSearch(scriptedTransducer(sizes, moves({})), { ...usual, shouldStop: () => ++asked > 2 })).toBeNull();
});
