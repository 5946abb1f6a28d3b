import { expect, test, vi } from 'vitest';
import { recordBytes } from './piece-record.ts';
import { SoundRoom } from './sound-room.ts';

const record = recordBytes(2);

function roomIn(makeRoomFor: (bytes: number) => Promise<boolean>) {
  const asked = vi.fn(makeRoomFor);
  const hasRoomFor = async (bytes: number, most: number) => bytes <= most;
  /** Writes so many pieces, and tells how many had room. */
  const write = async (room: SoundRoom, pieces: number) => {
    for (let piece = 0; piece < pieces; piece++) if (!(await room.goesOn(piece * record, record))) return piece;
    return pieces;
  };
  return {
    room: new SoundRoom({ makeRoomFor: asked, hasRoomFor }, 2, 1e9),
    write,
    asked: () => asked.mock.calls.map(([bytes]) => bytes),
  };
}

test('sound that is as long as its file tells has its room from the beginning', async () => {
  const { room, write, asked } = roomIn(async () => true);
  expect(await room.begin(100)).toBe(true);
  expect(await write(room, 4)).toBe(4);
  expect(asked()).toEqual([5 * record]);
});

test.each([null, 1])('sound of %s s that goes on asks again, until there is no more room', async (seconds) => {
  const { room, write, asked } = roomIn(async () => asked().length <= 3);
  expect(await room.begin(seconds)).toBe(true);
  const begun = asked()[0]! / record;
  expect(begun).toBe(seconds === null ? 16 : 2);
  expect(await write(room, 100)).toBe(begun + 32);
  expect(asked()).toEqual([begun * record, 16 * record, 16 * record, 16 * record]);
});

test('sound that has no room does not begin', async () => {
  expect(await roomIn(async () => false).room.begin(100)).toBe(false);
});

test('what stands beside the sound has the rest of the bound', async () => {
  const { room } = roomIn(async () => true);
  await room.begin(100);
  const rest = 1e9 - 5 * record;
  expect([await room.hasRoomBeside(rest), await room.hasRoomBeside(rest + 1)]).toEqual([true, false]);
});
