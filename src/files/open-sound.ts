/** The sound of the file that is open: decoded while it is being recognised, or read from the disk, where an earlier run has left it. */

import { AppError, toAppError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { speechRate } from '../core/resampler.ts';
import type { OpenedFile, Reading, ReadingHelp, RunEnd } from '../protocol/files.ts';
import { Again } from './again.ts';
import { areApart } from './channels.ts';
import { copyFile } from './file-copy.ts';
import { hashOf } from './file-hash.ts';
import type { KeptRuns } from './kept-runs.ts';
import { type KeptAbout, KeptSound } from './kept-sound.ts';
import { ReadAhead } from './read-ahead.ts';
import { openSound } from './sound-file.ts';
import { SoundRoom } from './sound-room.ts';
import { type Piece, speechPieces } from './speech-stream.ts';

export interface OpenSound {
  opened: OpenedFile;
  /** As `FilesApi.piece`. */
  piece(index: number): Promise<Piece | null>;
  note(found: string): void;
  close(how: RunEnd): Promise<void>;
}

/** Samples of the shortest word. */
const shortest = 0.1 * speechRate;

/** The sound of a run by its id, decoded anew where it was not whole. Rejects with `file-interrupted` when it is gone, or as `FilesApi.open`. */
export async function openRun(
  runs: KeptRuns | null,
  id: string,
  reading: Reading,
  help: ReadingHelp,
): Promise<OpenSound> {
  const about = await runs?.folder.about(id);
  const sound = runs && about && (await openKept(runs, id, about, reading));
  if (sound) return sound;
  const copy = await runs?.copyOf(id);
  const decoded = copy && (await openDecoded(runs, copy, { ...reading, id }, help));
  if (decoded?.opened.id) return decoded;
  // Without room for its sound it cannot be gone on with.
  await decoded?.close('stopped');
  throw new AppError('file-interrupted', `there is no sound of ${id}`);
}

/** The sound of a file, which is decoded where it is not kept. Rejects as `FilesApi.open`. */
export async function openFile(
  runs: KeptRuns | null,
  file: File,
  reading: Reading,
  help: ReadingHelp,
): Promise<OpenSound> {
  const sound = runs && (await openAgain(runs, file, reading));
  return sound ?? openDecoded(runs, file, reading, help);
}

/** What an earlier run has left of the file; null where that is nothing, or cannot be read. Rejects as the file does. */
async function openAgain(runs: KeptRuns, file: File, reading: Reading): Promise<OpenSound | null> {
  try {
    const before = reading.id && (await runs.folder.about(reading.id));
    const kept = before ? { id: reading.id!, about: before } : await runs.folder.find(file, reading.track);
    return kept && (await openKept(runs, kept.id, kept.about, reading, file));
  } catch (error) {
    if (toAppError(error).code !== 'storage-gone') throw error;
    console.warn('the kept sound of a file cannot be read', error);
    return null;
  }
}

/** Null when another window has it, or it is damaged. Rejects with `storage-gone`. */
async function openKept(
  runs: KeptRuns,
  id: string,
  about: KeptAbout,
  reading: Reading,
  file?: File,
): Promise<OpenSound | null> {
  const sound = await keptSound(runs, id, about.voices, reading, file);
  if (!sound) return null;
  if (sound.bytes !== about.soundBytes) {
    // The disk has lost some of it.
    sound.close();
    await runs.end(id, 'not');
    return null;
  }
  await runs.folder.setAbout(id, about);
  return {
    opened: { ...about, tracks: about.tracks ?? [], id, found: sound.log.found },
    piece: async (index) => (index < sound.pieces ? sound.read(index) : null),
    note: (found) => sound.log.note(found),
    async close(how) {
      sound.close();
      await endRun(runs, sound, how, reading);
    },
  };
}

async function openDecoded(runs: KeptRuns | null, file: File, reading: Reading, help: ReadingHelp): Promise<OpenSound> {
  const reader = await openSound(file, help, reading.track);
  const { duration, track, tracks } = reader;
  const blocks = new Again(reader.blocks());
  // A file that breaks off here does so again below, where that is told.
  const voices = (await areApart(blocks.beginning()).catch(() => false)) ? 2 : 1;
  const about = { hash: null, size: file.size, duration, track, tracks, asked: reading.track, voices } as const;
  const room = runs && new SoundRoom(runs.folder, voices, reading.most);
  const store = runs && room && (await newStore(runs, room, file, about, reading));
  const pieces = speechPieces(blocks.all(), voices);
  const mayKeep = async (written: number, more: number) =>
    (await room?.goesOn(written, more).catch(() => false)) ?? false;
  const makeRoom = async () => (await runs?.folder.makeRoom().catch(() => false)) ?? false;
  const ahead = new ReadAhead({ pieces, voices, store, mayKeep, makeRoom });
  const copying = new AbortController();
  const copied = runs && store && room ? keepFile(runs, store.id, file, room, copying.signal) : null;
  const hashing = new AbortController();
  const kept = ahead.read.then(async ({ samples, isKept }) => {
    if (!runs || !store || !isKept || samples < shortest) return;
    store.flush();
    const whole = { ...about, soundBytes: store.bytes };
    await runs.folder.setAbout(store.id, whole);
    copying.abort();
    try {
      // The file is read a second time only when nobody waits for its sound.
      const hash = await hashOf(file, hashing.signal);
      await runs.folder.setAbout(store.id, { ...whole, hash });
    } finally {
      await copied;
      await runs.folder.removeSource(store.id);
    }
  });
  kept.catch(() => {});

  return {
    opened: { ...about, id: store?.id ?? null, found: store?.log.found ?? [] },
    async piece(index) {
      const piece = await ahead.piece(index);
      if (piece) return piece;
      const { samples } = await ahead.read;
      if (samples === 0) throw new AppError('file-undecodable', 'no sound was found in it');
      if (samples < shortest) throw new AppError('file-too-short', `it lasts ${samples} samples`);
      return null;
    },
    note: (found) => store?.log.note(found),
    async close(how) {
      if (how !== 'done') {
        ahead.stop();
        hashing.abort();
      }
      await ahead.read;
      await kept.catch(() => {});
      copying.abort();
      await copied;
      reader.close();
      if (!runs || !store) return;
      if (!(await runs.folder.about(store.id))) store.clear();
      store.close();
      await endRun(runs, store, how, reading);
    },
  };
}

/** Room on the disk for the sound of a file and its run; null where there is none, or the disk fails. */
async function newStore(
  runs: KeptRuns,
  room: SoundRoom,
  file: File,
  { duration, voices }: Pick<KeptAbout, 'duration' | 'voices'>,
  reading: Reading,
): Promise<KeptSound | null> {
  const id = reading.id ?? (await runs.broken(file)) ?? newId();
  const store = await keptSound(runs, id, voices, reading, file);
  store?.clear();
  const hasRoom = await room.begin(duration).catch((error) => {
    console.warn('the sound of a file cannot be kept', error);
    return false;
  });
  if (!store || hasRoom) return store;
  store.close();
  await runs.end(id, 'not');
  return null;
}

/** Keeps a copy of the file, if there is room that nothing else takes, until its sound is whole. Never rejects. */
async function keepFile(runs: KeptRuns, id: string, file: File, room: SoundRoom, signal: AbortSignal): Promise<void> {
  try {
    if (await runs.copyOf(id)) return;
    await runs.folder.removeSource(id);
    if (await room.hasRoomBeside(file.size)) await copyFile(runs, id, file, signal);
  } catch (error) {
    console.warn('a file is not kept', error);
  }
}

/** Opens the sound and begins, or goes on with, its run. Null when another window has it, or the disk has no room for a line. */
async function keptSound(
  runs: KeptRuns,
  id: string,
  voices: number,
  { key }: Reading,
  file?: File,
): Promise<KeptSound | null> {
  const { name = '', size = 0, lastModified: modified = 0 } = file ?? {};
  try {
    const log = await runs.claim(id);
    if (!log) return null;
    log.begin(file ? { key, name, size, modified } : { ...(log.head ?? { name, size, modified }), key });
    const sound = await runs.folder.openSound(id);
    return sound && new KeptSound(id, sound, log, voices);
  } catch (error) {
    console.warn('the sound of a file cannot be kept', error);
    return null;
  }
}

async function endRun(runs: KeptRuns, { id, log }: KeptSound, how: RunEnd, { keep }: Reading): Promise<void> {
  if (how === 'paused') log.pause();
  if (how === 'done' || how === 'given-up') await runs.end(id, keep);
}
