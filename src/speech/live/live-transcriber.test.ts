import { describe, expect, test, vi } from 'vitest';
import { found } from '../testing/found-text.ts';
import { apart, close, grow, long, second, settle, setUp, short, silent } from '../testing/live-policy.ts';
import { hangoverMs } from './endpoint.ts';

test('while a pass runs, only the newest range waits', async () => {
  const { recogniser, live, hear, finishPass } = setUp();
  await hear(grow(0, 2 * second));
  await hear(grow(0, 3 * second));
  for (const end of [4, 5, 6, 7]) live.receive(grow(0, end * second));
  await finishPass();
  expect(recogniser.passes.map(({ samples }) => samples / second)).toEqual([2, 3, 7]);
});

test('too little audio, and too little that is new, is not worth a pass', async () => {
  const { recogniser, hear } = setUp();
  await hear(grow(0, 0.1 * second));
  expect(recogniser.passes).toHaveLength(0);
  await hear(grow(0, 2 * second));
  await hear(grow(0, 2.01 * second));
  expect(recogniser.passes).toHaveLength(1);
});

test('what passes agree on for a while is committed, and the final pass may find it or not', async () => {
  const { recogniser, events, hear } = setUp();
  for (const end of apart) await hear(grow(0, end * second));
  expect(events.at(-1)).toMatchObject({ kind: 'partial', committed: 'w0 w1 w2 w3', tentative: ' w4 w5 w6 w7' });
  await hear(close(0, 9 * second));
  const { prefix, ...options } = recogniser.passes.at(-1)!.options;
  expect(prefix).toBeUndefined();
  expect(options).toMatchObject({ draft: [0, 1, 2, 3, 4, 5, 6, 7], isFinal: true });
  expect(events.at(-1)).toMatchObject({ start: 0, end: 9 * second, text: 'w0 w1 w2 w3 w4 w5 w6 w7 w8' });
});

test('a pass is told what the one before has found', async () => {
  const { recogniser, tallies, hear } = setUp();
  await hear(grow(0, 4 * second));
  expect(recogniser.passes.at(-1)?.options).toMatchObject({ prefix: [], draft: [] });
  recogniser.manner = { draftKept: 3 };
  await hear(grow(0, 8 * second));
  expect(recogniser.passes.at(-1)?.options).toMatchObject({ prefix: [], draft: [0, 1, 2, 3] });
  await hear(grow(0, 9 * second));
  expect(recogniser.passes.at(-1)?.options).toMatchObject({ prefix: [0, 1, 2, 3], draft: [4, 5, 6, 7] });
  expect(recogniser.passes.every(({ options }) => !options.isFinal)).toBe(true);
  expect(tallies).toMatchObject({ partials: 3, 'draft-tokens': 8, 'draft-tokens-kept': 6 });
});

test('nothing is committed that a cut may give to the next segment', async () => {
  const { events, hear } = setUp();
  for (const end of [18, 19, 19.9]) await hear(grow(0, end * second));
  const last = events.at(-1);
  expect(last?.kind === 'partial' && last.committed.split(' ').length).toBeLessThanOrEqual(16);
});

test('a closed segment stops its partial and comes before the next one', async () => {
  const { recogniser, live, finishPass, hear, story } = setUp();
  await hear(grow(0, 2 * second));
  live.receive(grow(0, 3 * second));
  await settle();
  live.receive(close(0, 3 * second));
  live.receive(grow(4 * second, 6 * second));
  await finishPass();
  await finishPass();
  await finishPass();
  expect(story()).toEqual(['partial 0-2', 'final 0-3', 'partial 4-6']);
  expect(recogniser.passes).toHaveLength(4);
});

test('a discarded segment withdraws what was shown of it', async () => {
  const { events, live, hear } = setUp();
  await hear(grow(0, 2 * second));
  live.receive({ kind: 'discard', start: 0 });
  expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, text: '' });
});

test('once partials are held, only final texts come', async () => {
  const { recogniser, live, finishPass, hear, story } = setUp();
  live.receive(grow(0, 2 * second));
  await settle();
  live.holdPartials();
  await finishPass();
  await hear(grow(0, 3 * second));
  await hear(close(0, 3 * second));
  expect(story()).toEqual(['final 0-3']);
  expect(recogniser.passes).toHaveLength(2);
});

test('the end waits for every final text', async () => {
  const { live, running, finishPass, story } = setUp();
  live.receive(close(0, 2 * second));
  live.receive(close(3 * second, 5 * second));
  live.receive({ kind: 'end' });
  await finishPass();
  await finishPass();
  await running;
  expect(story()).toEqual(['final 0-2', 'final 3-5']);
});

test('ended from outside, an open segment is closed where its audio ends', async () => {
  const { live, running, finishPass, hear, story } = setUp();
  await hear(grow(0, 2 * second));
  live.end();
  await finishPass();
  await running;
  expect(story().at(-1)).toBe('final 0-2');
});

test('ended from outside in a silence, it is closed where its speech ended', async () => {
  const { recogniser, live, running, hear, story } = setUp();
  await hear(silent(0, 2 * second, short));
  live.end();
  await running;
  expect(story()).toEqual(['partial 0-2', 'final 0-2']);
  expect(recogniser.passes).toHaveLength(1);
});

test('audio that has left the history is told as lost', async () => {
  const { history, events, hear } = setUp();
  history.append(new Float32Array(40 * second));
  await hear(close(0, 29 * second));
  expect(events).toMatchObject([{ kind: 'final', end: 29 * second, lost: Math.min(history.start, 29 * second) }]);
  await hear(close(60 * second, 64 * second));
  expect(events.at(-1)).toMatchObject({ kind: 'final', lost: 0 });
});

describe('ahead of time', () => {
  test('a silence begins the final pass, once, and its text is shown', async () => {
    const { recogniser, events, tallies, live, finishPass } = setUp();
    live.receive(silent(0, 3 * second, short));
    await settle();
    expect(recogniser.passes).toMatchObject([{ samples: 3 * second, options: { isFinal: true } }]);
    live.receive(silent(0, 3 * second, 2 * short));
    await finishPass();
    live.receive(silent(0, 3 * second, 3 * short));
    await settle();
    expect(recogniser.passes).toHaveLength(1);
    expect(events).toEqual([{ kind: 'partial', start: 0, end: 3 * second, committed: '', tentative: 'w0 w1 w2' }]);
    expect(tallies.speculations).toBe(1);
  });

  test('a silence stops the partial pass in progress', async () => {
    const { live, pass } = setUp();
    live.receive(grow(0, 2 * second));
    await settle();
    expect(await pass().options.shouldStop!()).toBe(false);
    live.receive(silent(0, 2.5 * second, short));
    expect(await pass().options.shouldStop!()).toBe(true);
  });

  test('the text of its first search is shown before better ones are looked for', async () => {
    const { live, pass, events, finishPass } = setUp();
    live.receive(close(0, 3 * second));
    await settle();
    pass().options.onFirst!(found([0, 1, 5]));
    expect(events).toEqual([{ kind: 'partial', start: 0, end: 3 * second, committed: '', tentative: 'w0 w1 w5' }]);
    await finishPass();
    expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, text: 'w0 w1 w2' });
  });

  test('better texts have a second and a half, and none when somebody waits', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { live, pass } = setUp();
    live.receive(close(0, 3 * second));
    await settle();
    const { isHurried, onFirst } = pass().options;
    onFirst!(found([0, 1, 5]));
    vi.advanceTimersByTime(1400);
    expect(isHurried!()).toBe(false);
    vi.advanceTimersByTime(200);
    expect(isHurried!()).toBe(true);
    onFirst!(found([0, 1, 5]));
    expect(isHurried!()).toBe(false);
    live.hurry();
    expect(isHurried!()).toBe(true);
    vi.useRealTimers();
  });

  test('when speech returns, the pass is abandoned at once and its text never shown', async () => {
    const { recogniser, live, pass, finishPass, story } = setUp();
    live.receive(silent(0, 3 * second, short));
    await settle();
    expect(await pass().options.shouldStop!()).toBe(false);
    live.receive(silent(0, 3 * second, 2 * short));
    expect(await pass().options.shouldStop!()).toBe(false);
    live.receive(grow(0, 4 * second));
    expect(await pass().options.shouldStop!()).toBe(true);
    await finishPass();
    await finishPass();
    expect(story()).toEqual(['partial 0-4']);
    expect(recogniser.passes.map(({ samples }) => samples / second)).toEqual([3, 4]);
  });

  test('a text that was found before speech returned is dropped', async () => {
    const { recogniser, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    await hear(grow(0, 4 * second));
    await hear(close(0, 5 * second));
    expect(story()).toEqual(['partial 0-3', 'partial 0-4', 'final 0-5']);
    expect(recogniser.passes.map(({ samples }) => samples / second)).toEqual([3, 4, 5]);
  });

  test('a second silence has its own final pass', async () => {
    const { recogniser, live, pass, finishPass, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    live.receive(grow(0, 3.1 * second));
    live.receive(silent(0, 4 * second, short));
    await settle();
    expect(pass()).toMatchObject({ samples: 4 * second, options: { isFinal: true } });
    await finishPass();
    live.receive(silent(0, 4 * second, long));
    await settle();
    expect(story().at(-1)).toBe('final 0-4');
    expect(recogniser.passes).toHaveLength(2);
  });

  test('the endpoint publishes it with no further pass, once', async () => {
    const { recogniser, events, tallies, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    await hear(silent(0, 3 * second, long));
    await hear(silent(0, 3 * second, 2 * long));
    await hear(close(0, 3 * second));
    expect(story()).toEqual(['partial 0-3', 'final 0-3']);
    expect(events.at(-1)).toMatchObject({ text: 'w0 w1 w2', computeMs: 0, lost: 0, doubt: null });
    expect(recogniser.passes).toHaveLength(1);
    expect(tallies).toMatchObject({ speculations: 1, 'speculations-kept': 1, finals: 1 });
  });

  test('an endpoint that came while it was looked for is kept at once', async () => {
    const { recogniser, live, finishPass, story } = setUp();
    live.receive(silent(0, 3 * second, short));
    await settle();
    live.receive(silent(0, 3 * second, long));
    await finishPass();
    expect(story().at(-1)).toBe('final 0-3');
    expect(recogniser.passes).toHaveLength(1);
  });

  test('a close of the same range publishes it with no further pass', async () => {
    const { recogniser, events, tallies, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    await hear(close(0, 3 * second));
    expect(story()).toEqual(['partial 0-3', 'final 0-3']);
    expect(events.at(-1)).toMatchObject({ text: 'w0 w1 w2' });
    expect(recogniser.passes).toHaveLength(1);
    expect(tallies).toMatchObject({ speculations: 1, 'speculations-kept': 1 });
  });

  test('a close while it is in progress waits for it', async () => {
    const { recogniser, events, live, pass, finishPass, story } = setUp();
    live.receive(silent(0, 3 * second, short));
    await settle();
    live.receive(close(0, 3 * second));
    expect(await pass().options.shouldStop!()).toBe(false);
    await settle();
    expect(events).toEqual([]);
    await finishPass();
    expect(story()).toEqual(['final 0-3']);
    expect(recogniser.passes).toHaveLength(1);
  });

  test('a close of another range has a pass of its own', async () => {
    const { recogniser, live, pass, finishPass, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    await hear(close(0, 2 * second));
    expect(story()).toEqual(['partial 0-3', 'final 0-2']);
    live.receive(silent(4 * second, 7 * second, short));
    await settle();
    live.receive(close(4 * second, 6 * second));
    expect(await pass().options.shouldStop!()).toBe(true);
    await finishPass();
    await finishPass();
    expect(story().at(-1)).toBe('final 4-6');
    expect(recogniser.passes.map(({ samples }) => samples / second)).toEqual([3, 2, 3, 2]);
  });

  test('partials that are held do not hold it', async () => {
    const { live, hear, story } = setUp();
    live.holdPartials();
    await hear(silent(0, 3 * second, short));
    await hear(close(0, 3 * second));
    expect(story().at(-1)).toBe('final 0-3');
  });

  test('who speaks slowly is waited for longer', async () => {
    const betweenBoth = ((hangoverMs(false, 0, 'normal') + hangoverMs(false, 0, 'slow')) / 2000) * second;
    const normal = setUp('normal');
    const slow = setUp('slow');
    for (const { hear } of [normal, slow]) await hear(silent(0, 3 * second, betweenBoth));
    expect(normal.story().at(-1)).toBe('final 0-3');
    expect(slow.story()).toEqual(['partial 0-3']);
  });

  test('a sentence that surely ends is waited for less', async () => {
    const betweenBoth = ((hangoverMs(true, 0, 'normal') + hangoverMs(false, 0, 'normal')) / 2000) * second;
    const { recogniser, hear, story } = setUp();
    recogniser.manner = { text: 'w0 w1 w2.', logProbabilities: [-0.01, -0.01, Math.log(0.5)] };
    await hear(silent(0, 3.5 * second, betweenBoth));
    expect(story()).toEqual(['partial 0-3.5']);
    await hear(grow(0, 3.8 * second));
    recogniser.manner = { text: 'w0 w1 w2.' };
    await hear(silent(0, 3.9 * second, betweenBoth));
    expect(story().at(-1)).toBe('final 0-3.9');
  });
});
