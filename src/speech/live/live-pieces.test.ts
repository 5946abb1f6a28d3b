import { describe, expect, test } from 'vitest';
import type { Recogniser } from '../recogniser.ts';
import { found, wordsOf } from '../testing/found-text.ts';
import { close, follow, grow, long, second, settle, setUp, short, silent } from '../testing/live-policy.ts';
import { numbers } from '../testing/numbers.ts';
import { yieldToMessages } from './yield-to-messages.ts';

describe('after an endpoint in the same segment', () => {
  test('what follows is a text of its own, which begins where the other ended', async () => {
    const { recogniser, events, hear, story } = setUp();
    await hear(silent(0, 3 * second, long));
    await hear(grow(0, 5 * second));
    expect(recogniser.passes.at(-1)).toMatchObject({ samples: 5 * second, options: { prefix: [0, 1, 2], draft: [] } });
    expect(events.at(-1)).toMatchObject({ start: 3 * second, committed: '', tentative: 'w3 w4' });
    await hear(grow(0, 9 * second));
    expect(events.at(-1)).toMatchObject({ start: 3 * second, committed: 'w3 w4', tentative: ' w5 w6 w7 w8' });
    await hear(silent(0, 10 * second, long));
    await hear(close(0, 11 * second));
    expect(story().filter((line) => line.startsWith('final'))).toEqual(['final 0-3', 'final 3-10', 'final 10-11']);
    const finals = events.flatMap((event) => (event.kind === 'final' ? [event.text] : []));
    expect(finals).toEqual(['w0 w1 w2', 'w3 w4 w5 w6 w7 w8 w9', 'w10']);
  });

  test('a close without anything new tells nothing', async () => {
    const { recogniser, hear, story } = setUp();
    await hear(silent(0, 3 * second, long));
    await hear(close(0, 3 * second));
    await hear(grow(5 * second, 8 * second));
    expect(story().slice(1)).toEqual(['final 0-3', 'partial 5-8']);
    expect(recogniser.passes).toHaveLength(2);
  });

  test('a discarded segment withdraws what was shown since, and nothing that is final', async () => {
    const { events, live, hear } = setUp();
    await hear(silent(0, 3 * second, long));
    await hear(grow(0, 5 * second));
    live.receive({ kind: 'discard', start: 0 });
    expect(events.at(-1)).toMatchObject({ kind: 'final', start: 3 * second, text: '' });
    expect(events.filter(({ kind, start }) => kind === 'final' && start === 0)).toMatchObject([{ text: 'w0 w1 w2' }]);
  });
});

describe('a text that is withheld', () => {
  async function withhold() {
    const set = setUp();
    set.recogniser.manner = { text: '?!' };
    set.live.receive(silent(0, 3 * second, short));
    // The first pass, and the second attempt.
    await set.finishPass();
    await set.finishPass();
    return set;
  }

  test('is not published at an endpoint', async () => {
    const { recogniser, hear, story } = await withhold();
    await hear(silent(0, 3 * second, long));
    expect(recogniser.passes).toHaveLength(2);
    expect(story().filter((line) => line.startsWith('final'))).toEqual([]);
  });

  test('is told when the segment closes, and why, with no further pass', async () => {
    const { recogniser, events, hear } = await withhold();
    await hear(close(0, 3 * second));
    expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, end: 3 * second, text: '', doubt: 'empty' });
    expect(recogniser.passes).toHaveLength(2);
  });

  test('may become a text when speech returns', async () => {
    const { recogniser, events, hear } = await withhold();
    recogniser.manner = {};
    await hear(grow(0, 4 * second));
    await hear(silent(0, 5 * second, long));
    expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, text: 'w0 w1 w2 w3 w4', doubt: null });
  });
});

describe('whatever the passes find', () => {
  /** A recogniser that keeps the prefix and continues with random words; some of its texts are doubtful. */
  function randomRecogniser(random: () => number): Recogniser {
    return {
      async recognise(samples, { prefix = [], shouldStop } = {}) {
        await yieldToMessages();
        if (await shouldStop?.()) return null;
        const length = Math.floor((samples.length / second) * 2);
        const rest = Array.from({ length: Math.max(0, length - prefix.length) }, () => Math.floor(random() * 3));
        const tokens = [...prefix, ...rest];
        const isDoubtful = random() < 0.2;
        return found(tokens, { logProbabilities: tokens.map(() => (isDoubtful ? -9 : -random())) });
      },
      textOf: wordsOf,
      beginsWord: () => random() < 0.9,
      async dispose() {},
    };
  }

  test.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'what is promised only grows while somebody speaks (%i)',
    async (seed) => {
      const random = numbers(seed);
      const { events, live, running } = follow(randomRecogniser(random));
      let start = 0;
      let end = 0;
      const silences = new Set<number>();
      for (let step = 0; step < 30 && end < 28 * second; step++) {
        end += Math.floor(random() * 1.5 * second) + 1;
        const chance = random();
        if (chance < 0.5) live.receive(grow(start, end));
        else if (chance < 0.9) {
          silences.add(end);
          live.receive(silent(start, end, short));
          if (random() < 0.5) await settle();
          if (random() < 0.5) live.receive(silent(start, end, long));
        } else {
          silences.add(end);
          live.receive(close(start, end));
          start = end;
        }
        if (random() < 0.8) await settle();
      }
      silences.add(end);
      if (end > start) live.receive(close(start, end));
      live.receive({ kind: 'end' });
      await running;
      expect(events.some(({ kind }) => kind === 'final')).toBe(true);
      // A silence brings a final text, which is found freely.
      for (const [i, event] of events.entries()) {
        const before = events[i - 1];
        if (event.kind !== 'partial' || before?.kind !== 'partial' || before.start !== event.start) continue;
        if (!silences.has(event.end)) expect(event.committed.slice(0, before.committed.length)).toBe(before.committed);
      }
    },
  );

  test.each(Array.from({ length: 6 }, (_, seed) => seed))('final texts stand one after another (%i)', async (seed) => {
    const random = numbers(100 + seed);
    const { events, live, running } = follow(randomRecogniser(random));
    for (let at = 1; at <= 20; at++) {
      live.receive(silent(0, at * second, random() < 0.5 ? long : short));
      await settle();
    }
    live.receive(close(0, 21 * second));
    live.receive({ kind: 'end' });
    await running;
    const finals = events.filter(({ kind }) => kind === 'final');
    expect(finals[0]!.start).toBe(0);
    expect(finals.at(-1)!.end).toBe(21 * second);
    // Each goes on where the one before ended, or replaces all of them.
    for (const [i, { start }] of finals.entries()) if (i > 0) expect([0, finals[i - 1]!.end]).toContain(start);
  });
});
