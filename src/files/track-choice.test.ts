/** Of several sound tracks the first one is read in which somebody speaks, wherever in it, or the one that was asked for. */

import { expect, test } from 'vitest';
import { openContainer } from './container.ts';
import { fileWithTracks } from './testing/several-tracks.ts';

const rate = 8_000;
const spoken = 300;
const music = 900;

function tone(hertz: number, seconds: number, from = 0): Int16Array {
  return Int16Array.from({ length: seconds * rate }, (_, i) =>
    i < from * rate ? 0 : 9_000 * Math.sin((2 * Math.PI * hertz * i) / rate),
  );
}
const silence = (seconds: number) => new Int16Array(seconds * rate);

/** Half the number of sign changes a second. */
function hertzOf(samples: Float32Array): number {
  let changes = 0;
  for (let i = 1; i < samples.length; i++) if (samples[i - 1]! < 0 !== samples[i]! < 0) changes++;
  return changes / 2 / (samples.length / 16_000);
}

/** Opens it with a voice that is a low tone. */
async function opened(tracks: Parameters<typeof fileWithTracks>[0], wanted: number | null = null) {
  let asked = 0;
  const findSpeech = async (samples: Float32Array) => {
    asked++;
    const hertz = hertzOf(samples);
    return hertz === 0 ? 0 : hertz < (spoken + music) / 2 ? 0.95 : hertz < 1.1 * music ? 0 : 0.7;
  };
  const file = new Blob([await fileWithTracks(tracks, rate)]);
  const reader = await openContainer(file, { decodeWhole: () => Promise.reject(), findSpeech }, wanted);
  return { asked, ...reader! };
}

test('silence and music are passed over, and the sound of the track is that of its voice', async () => {
  const { track, blocks, asked } = await opened([
    { samples: silence(12) },
    { samples: tone(music, 12) },
    { samples: tone(spoken, 12) },
  ]);
  expect([track, asked]).toEqual([3, 3]);
  let loudest = 0;
  for await (const { planes } of blocks()) loudest = Math.max(loudest, ...planes[0]!);
  expect(loudest).toBeGreaterThan(0.2);
});

test('of several with a voice it is the first, but commentary comes behind what it comments on', async () => {
  const voice = { samples: tone(spoken, 2) };
  expect((await opened([voice, voice])).track).toBe(1);
  expect((await opened([{ ...voice, isCommentary: true }, voice])).track).toBe(2);
  expect((await opened([{ ...voice, isCommentary: true }, { samples: silence(2) }])).track).toBe(1);
});

test('where it is nowhere certain that somebody speaks it is the likeliest', async () => {
  const maybe = { samples: tone(2 * music, 3) };
  expect((await opened([{ samples: tone(music, 3) }, maybe])).track).toBe(2);
  expect((await opened([maybe, { samples: tone(spoken, 3) }])).track).toBe(2);
});

test('where nobody speaks it is the first', async () => {
  expect((await opened([{ samples: silence(3) }, { samples: tone(music, 3) }])).track).toBe(1);
});

test('somebody who speaks at the end alone is found, and a long track is not listened to whole', async () => {
  const seconds = 400;
  const { track, asked, duration } = await opened([
    { samples: tone(music, seconds) },
    { samples: tone(spoken, seconds, seconds - 10) },
  ]);
  expect([track, asked]).toEqual([2, 25]);
  expect(duration).toBeCloseTo(seconds, 0);
});

test('the list has what the container says of them; where there is one there is no choice, and nobody listens', async () => {
  const samples = tone(spoken, 1);
  const { tracks } = await opened([
    { samples, language: 'eng' },
    { samples, language: 'deu', name: 'Regie', isCommentary: true },
    { samples },
  ]);
  expect(tracks).toEqual([
    { number: 1, language: 'eng', name: null, isCommentary: false },
    { number: 2, language: 'deu', name: 'Regie', isCommentary: true },
    { number: 3, language: null, name: null, isCommentary: false },
  ]);
  expect(await opened([{ samples, language: 'deu' }])).toMatchObject({ track: 1, tracks: [], asked: 0 });
});

test('a track that was asked for is read whatever is said in it, and one that is not there is told', async () => {
  const tracks = [{ samples: tone(spoken, 1) }, { samples: silence(1) }];
  expect(await opened(tracks, 2)).toMatchObject({ track: 2, asked: 0 });
  expect(await opened(tracks.slice(0, 1), 1)).toMatchObject({ track: 1 });
  await expect(opened(tracks, 3)).rejects.toMatchObject({ code: 'bad-argument', details: ['track 3'] });
});
