/** Pieces come in order, kept or not, and a full disk stops nobody. */

import { expect, test, vi } from 'vitest';
import { KeptSound } from './kept-sound.ts';
import { recordBytes } from './piece-record.ts';
import { ReadAhead } from './read-ahead.ts';
import { RunLog } from './run-log.ts';
import { type Piece, pieceSamples } from './speech-stream.ts';
import { MemoryFile } from './testing/memory-file.ts';

let taken = 0;

/** Pieces whose samples are all their number. */
async function* pieces(count: number): AsyncGenerator<Piece> {
  for (taken = 0; taken < count; taken++) yield [new Float32Array(pieceSamples).fill(taken + 1)];
}

const newStore = (file: MemoryFile) => new KeptSound('id', file, new RunLog(new MemoryFile()), 1);
const noRoom = async () => false;
const mayKeep = async () => true;

async function numbers(ahead: ReadAhead, from = 0): Promise<number[]> {
  const found: number[] = [];
  for (let index = from; ; index++) {
    const piece = await ahead.piece(index);
    if (!piece) return found;
    found.push(Math.round(piece[0]![5]!));
  }
}

test('what is kept is read to its end once the first text is there, and can be asked for again', async () => {
  const store = newStore(new MemoryFile());
  const ahead = new ReadAhead({ pieces: pieces(6), voices: 1, store, mayKeep, makeRoom: noRoom });
  await ahead.piece(2);
  expect(taken).toBeLessThan(4);
  await ahead.piece(3);
  expect(await ahead.read).toEqual({ samples: 6 * pieceSamples, isKept: true });
  expect(await numbers(ahead)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await numbers(ahead, 4)).toEqual([5, 6]);
});

test('what is not kept waits for whoever asks, and earlier pieces are passed over', async () => {
  const ahead = new ReadAhead({ pieces: pieces(5), voices: 1, store: null, mayKeep, makeRoom: noRoom });
  await ahead.piece(0);
  expect(taken).toBeLessThan(3);
  expect(await numbers(ahead, 3)).toEqual([4, 5]);
  expect((await ahead.read).isKept).toBe(false);
});

test('what is not kept is not there a second time', async () => {
  const ahead = new ReadAhead({ pieces: pieces(5), voices: 1, store: null, mayKeep, makeRoom: noRoom });
  await ahead.piece(2);
  await expect(ahead.piece(1)).rejects.toMatchObject({ code: 'file-interrupted' });
  await expect(ahead.piece(2)).rejects.toMatchObject({ code: 'file-interrupted' });
  expect(await numbers(ahead, 3)).toEqual([4, 5]);
});

test('a disk that fills in the middle loses no piece', async () => {
  const file = new MemoryFile();
  file.room = 2 * recordBytes(1);
  const ahead = new ReadAhead({ pieces: pieces(5), voices: 1, store: newStore(file), mayKeep, makeRoom: noRoom });
  expect(await numbers(ahead)).toEqual([1, 2, 3, 4, 5]);
  expect((await ahead.read).isKept).toBe(false);
});

test('what exceeds the bound loses no piece, and what was written before is read', async () => {
  const file = new MemoryFile();
  const asked: [number, number][] = [];
  const ahead = new ReadAhead({
    pieces: pieces(5),
    voices: 1,
    store: newStore(file),
    mayKeep: async (written, more) => asked.push([written, more]) <= 2,
    makeRoom: noRoom,
  });
  expect(await numbers(ahead)).toEqual([1, 2, 3, 4, 5]);
  expect(await ahead.read).toEqual({ samples: 5 * pieceSamples, isKept: false });
  expect([file.bytes.length, asked]).toEqual([
    2 * recordBytes(1),
    [0, 1, 2].map((piece) => [piece * recordBytes(1), recordBytes(1)]),
  ]);
});

test('room that can be made is made', async () => {
  const file = new MemoryFile();
  file.room = recordBytes(1);
  const makeRoom = async () => {
    file.room += recordBytes(1);
    return true;
  };
  const ahead = new ReadAhead({ pieces: pieces(3), voices: 1, store: newStore(file), mayKeep, makeRoom });
  expect(await numbers(ahead)).toEqual([1, 2, 3]);
  expect((await ahead.read).isKept).toBe(true);
});

test('a disk that fails in the middle loses no piece, and nothing is removed for it', async () => {
  const file = new MemoryFile();
  const store = newStore(file);
  const { write } = file;
  file.write = (bytes, options) => {
    if (options.at > 0) throw new DOMException('gone', 'InvalidStateError');
    return write.call(file, bytes, options);
  };
  const makeRoom = vi.fn(async () => true);
  const ahead = new ReadAhead({ pieces: pieces(3), voices: 1, store, mayKeep, makeRoom });
  expect(await numbers(ahead)).toEqual([1, 2, 3]);
  expect([(await ahead.read).isKept, makeRoom.mock.calls]).toEqual([false, []]);
});

test('what was kept and is gone is told as such, and is not silence', async () => {
  const file = new MemoryFile();
  const ahead = new ReadAhead({ pieces: pieces(3), voices: 1, store: newStore(file), mayKeep, makeRoom: noRoom });
  await ahead.piece(0);
  file.truncate(0);
  await expect(ahead.piece(0)).rejects.toMatchObject({ code: 'storage-gone' });
});

test('a file that breaks off gives what was read, then its error', async () => {
  async function* broken(): AsyncGenerator<Piece> {
    yield* pieces(1);
    throw new Error('gone');
  }
  const ahead = new ReadAhead({ pieces: broken(), voices: 1, store: null, mayKeep, makeRoom: noRoom });
  expect(await ahead.piece(0)).not.toBeNull();
  await expect(ahead.piece(1)).rejects.toThrow('gone');
});

test('a file that is closed is read no further', async () => {
  const ahead = new ReadAhead({ pieces: pieces(5), voices: 1, store: null, mayKeep, makeRoom: noRoom });
  const asked = ahead.piece(0);
  await asked;
  ahead.stop();
  await ahead.read;
  expect(taken).toBeLessThan(4);
  await expect(ahead.piece(4)).rejects.toMatchObject({ code: 'cancelled' });
});
