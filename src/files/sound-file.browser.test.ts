import { describe, expect, inject, test, vi } from 'vitest';
import { decodeWhole } from '../capture/whole-decoder.ts';
import { AppError } from '../core/errors.ts';
import { FilesThread } from './files-thread.ts';
import { likeness } from './testing/likeness.ts';

const rate = 16_000;
/** The page has no files of its own: what threads keep is tested in kept-sound.browser.test.ts. */
const reading = { keep: 'not', most: 0, key: '', id: null, track: null } as const;
/** As if whatever is loud were speech. */
const help = { decodeWhole, findSpeech: async () => 1 };

async function fileAt(address: string): Promise<File> {
  const answer = await fetch(address);
  return new File([await answer.arrayBuffer()], address.split('/').at(-1)!);
}

/** All sound of a file at 16 kHz. */
async function soundOf(file: File): Promise<Float32Array> {
  const thread = new FilesThread();
  await thread.open(file, reading, help);
  const pieces: Float32Array[] = [];
  for (let piece = await thread.piece(0); piece; piece = await thread.piece(pieces.length)) pieces.push(piece[0]!);
  const sound = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    sound.set(piece, at);
    at += piece.length;
  }
  return sound;
}

/** The seconds of sound in a file, or the code of the error. */
const outcomeOf = (file: File) =>
  soundOf(file).then(
    (sound) => sound.length / rate,
    (error) => (error instanceof AppError ? error.code : String(error)),
  );

test('what comes with the app is read whole', async () => {
  expect(await outcomeOf(await fileAt('/samples/sonnet.mp3'))).toBeCloseTo(53.3, 1);
  expect(await outcomeOf(await fileAt('/samples/jfk.flac'))).toBeCloseTo(11, 1);
});

test('a file that was cut short gives what is there', async () => {
  const file = await fileAt('/samples/sonnet.mp3');
  expect(await outcomeOf(new File([file.slice(0, 20_000)], 'cut.mp3'))).toBeCloseTo(2.5, 1);
});

test.each([0, 1, 2])('a file that changes after %i reads says so', async (reads) => {
  const file = await fileAt('/samples/sonnet.mp3');
  const changed = () => Promise.reject(new DOMException('it has changed', 'NotReadableError'));
  const slice = file.slice.bind(file);
  let left = reads;
  const parts = (...range: Parameters<File['slice']>) => {
    const part = slice(...range);
    if (left-- > 0) return part;
    const stream = () => new ReadableStream({ pull: changed });
    return Object.assign(part, { arrayBuffer: changed, stream });
  };
  expect(await outcomeOf(Object.assign(file, { slice: parts, arrayBuffer: changed }))).toBe('file-changed');
});

test('a disk of the browser that fails is not taken for the file', async () => {
  const file = await fileAt('/samples/jfk.flac');
  const thread = new FilesThread();
  const kept = { ...reading, keep: 'on' } as const;
  await thread.open(file, kept, help);
  const storage = vi.spyOn(navigator.storage, 'getDirectory');
  storage.mockRejectedValue(new DOMException('it is gone', 'NotFoundError'));
  try {
    expect(await thread.open(file, kept, help)).toMatchObject({ id: null, duration: 11 });
    expect((await thread.piece(0))![0]!.length / rate).toBeCloseTo(11, 1);
  } finally {
    storage.mockRestore();
  }
});

test('what is no sound says so', async () => {
  const mp3 = await fileAt('/samples/sonnet.mp3');
  expect(await outcomeOf(new File([], 'nothing.mp3'))).toBe('file-empty');
  expect(await outcomeOf(new File([mp3.slice(0, 1)], 'byte.mp3'))).toBe('file-undecodable');
  expect(await outcomeOf(new File([mp3.slice(0, 60)], 'stub.mp3'))).toBe('file-undecodable');
  expect(await outcomeOf(new File(['This is not a recording.\n'], 'text.wav'))).toBe('file-undecodable');
  expect(await outcomeOf(new File(['PK\x03\x04', mp3], 'archive.mp3'))).toBe('file-format-unknown');
});

describe.skipIf(!folder())('files that once failed', () => {
  test.each([
    ['antiphase.wav', 3.59],
    ['obs_silent_first.mp4', 3.65],
    ['video_late_audio.mp4', 6.15, 2.44],
    ['opus_granule_less.ogg', 3.59],
    ['id3.m4a', 3.65],
    ['wav_f64le.wav', 3.59],
    ['voice.aiff', 3.59],
    ['voice_alac.m4a', 3.59],
    ['wav_adpcm_ima.wav', 3.7],
  ])('%s is read whole, and its sound is the voice', async (name, seconds, late = 0) => {
    const voice = await soundOf(await fileAt(`${folder()}/wav_f64le.wav`));
    const sound = await soundOf(await fileAt(`${folder()}/${name}`));
    expect(sound.length / rate).toBeCloseTo(seconds, 1);
    expect(likeness(voice, sound.subarray(Math.round(late * rate)))).toBeGreaterThan(0.9);
  });

  test('a video without sound says so', async () => {
    expect(await outcomeOf(await fileAt(`${folder()}/video_only.mp4`))).toBe('file-no-audio');
  });

  test('an Ogg file tells how long it is', async () => {
    const opened = await new FilesThread().open(await fileAt(`${folder()}/opus_granule_less.ogg`), reading, help);
    expect(opened.duration).toBeCloseTo(3.57, 1);
  });

  test('two speakers, a channel each, are told apart', async () => {
    const thread = new FilesThread();
    expect(await thread.open(await fileAt(`${folder()}/twochan_overlap.wav`), reading, help)).toMatchObject({
      voices: 2,
    });
    expect(await thread.piece(0)).toHaveLength(2);
    expect(await thread.open(await fileAt(`${folder()}/antiphase.wav`), reading, help)).toMatchObject({
      voices: 1,
    });
  });

  test('what nobody reads is called by its name', async () => {
    const failure = await soundOf(await fileAt(`${folder()}/voice.wma`)).catch((error: AppError) => error);
    expect(failure).toMatchObject({ code: 'file-format-unknown', details: ['Windows Media (WMA, WMV)', 'unread'] });
  });
});

function folder(): string | null {
  return inject('cases');
}
