/** Playing of kept sound, in a real browser with a real audio element. */

import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { SoundPart } from '../../core/transcript.ts';
import { wavFile } from '../../formats/wav.ts';
import { createSoundPlayer, type SoundPlayer } from './sound-player.ts';

const rate = 16_000;
let player: SoundPlayer;

/** A page may play only once a person has touched it. */
beforeAll(() => userEvent.click(document.body));

afterEach(() => player.release());

const part = (id: string, start: number, duration: number, from = 0): SoundPart => ({ id, start, from, duration });

/** A player of silent sounds of ten seconds each, whose files begin at their parts. */
function playing(parts: SoundPart[], silences: { start: number; end: number }[] = []) {
  const opened: string[] = [];
  const onFailed = vi.fn();
  player = createSoundPlayer({
    parts,
    async open({ id, from, duration }) {
      if (id === 'lost') throw new Error('gone');
      opened.push(id);
      return { file: wavFile([new Int16Array(Math.round(duration * rate))], rate), from };
    },
    silences: () => silences,
    onFailed,
  });
  return { opened, onFailed };
}

const reaches = (seconds: number) =>
  vi.waitFor(() => expect(player.time.value).toBeGreaterThanOrEqual(seconds), { timeout: 5000, interval: 10 });

test('time moves while it plays, stands while it is paused, and goes where it is sent', async () => {
  playing([part('a', 0, 10)]);
  player.play();
  await reaches(0.3);
  player.pause();
  expect(player.isPlaying.value).toBe(false);
  const { value: paused } = player.time;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(player.time.value).toBe(paused);
  player.seek(4);
  expect(player.time.value).toBe(4);
  player.play();
  await reaches(4.2);
  expect(player.time.value).toBeLessThan(6);
});

test('parts of several sounds are one after another, and time without sound is passed over', async () => {
  const { opened } = playing([part('a', 0, 0.4), part('b', 3, 0.5, 7)]);
  player.play();
  await reaches(3.2);
  expect(opened).toEqual(['a', 'b']);
  await vi.waitFor(() => expect(player.isPlaying.value).toBe(false), { timeout: 5000 });
  expect(player.time.value).toBe(3.5);
  player.play();
  await vi.waitFor(() => expect(player.time.value).toBeLessThan(1));
  expect(opened).toEqual(['a', 'b']);
});

test('silence is passed over where that is wanted, and speed is as it is set', async () => {
  playing([part('a', 0, 10)], [{ start: 0.2, end: 8 }]);
  player.skipsSilence.value = true;
  player.speed.value = 2;
  player.play();
  const began = performance.now();
  await reaches(9.2);
  // 0.2 seconds and 1.2 seconds, at twice the speed.
  expect(performance.now() - began).toBeLessThan(1400);
  expect(performance.now() - began).toBeGreaterThan(500);
});

test('a sound that cannot be opened is said to be so, and nothing plays', async () => {
  const { onFailed } = playing([part('lost', 0, 1)]);
  player.play();
  await vi.waitFor(() => expect(onFailed).toHaveBeenCalled());
  expect(player.isPlaying.value).toBe(false);
});
