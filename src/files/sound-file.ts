/** Any file to its sound: whoever can read it with the least memory comes first. */

import { AppError, toAppError } from '../core/errors.ts';
import { textAt } from '../formats/sound/coded-sound.ts';
import type { ReadingHelp, WholeDecoder } from '../protocol/files.ts';
import { byteReader } from './byte-reader.ts';
import { openCodedFile } from './coded-file.ts';
import { noTrack, openContainer, type SoundReader } from './container.ts';
import type { SoundBlock } from './speech-stream.ts';
import { soundKind, unreadable } from './unreadable.ts';

/** Opens a sound track of a file, by its number or the first spoken one. Rejects as `FilesApi.open` does. */
export async function openSound(file: File, help: ReadingHelp, track: number | null = null): Promise<SoundReader> {
  if (file.size === 0) {
    // One that is gone has no bytes either, and rejects here.
    await file.arrayBuffer();
    throw new AppError('file-empty', `${file.name} has no bytes`);
  }
  const kind = await soundKind(file);
  const body = await withoutTags(file);
  // In what it does not know, `mediabunny` may find something like MP3: the sound of an MPEG programme stream, in shreds.
  const container = kind === 'unread' ? null : await openContainer(body, help, track);
  const reader = container ?? (await openOnly(body, help.decodeWhole));
  if (track !== null && track !== reader.track) throw noTrack(track);
  return { ...reader, blocks: () => namedUnlessRead(body, reader.blocks()) };
}

/** The sound of a file that has one track. */
async function openOnly(body: Blob, decodeWhole: WholeDecoder): Promise<SoundReader> {
  const coded = await openCodedFile(body);
  if (coded) return coded;
  const decoded = await decodeWhole(body).catch(async (error) => {
    throw await unreadable(body, fileError(error));
  });
  return readWhole(decoded);
}

/** The blocks. Where not even the first one can be decoded, the error tells what it is. */
async function* namedUnlessRead(body: Blob, blocks: AsyncIterable<SoundBlock>): AsyncGenerator<SoundBlock> {
  let isRead = false;
  try {
    for await (const block of blocks) {
      isRead = true;
      yield block;
    }
  } catch (error) {
    throw isRead ? error : await unreadable(body, fileError(error));
  }
}

/** The bytes of an ID3 tag's header; its size stands in the last four, seven bits each (id3.org, "ID3v2.4.0 main structure"). */
const tagHeader = 10;

/** The file without the tags that a music shop has put in front of an MP4. */
async function withoutTags(file: File): Promise<Blob> {
  const head = await byteReader(file).read(0, tagHeader);
  if (head.byteLength < tagHeader || textAt(head, 0, 3) !== 'ID3') return file;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + head.getUint8(at), 0);
  const body = file.slice(tagHeader + size);
  return textAt(await byteReader(body).read(0, 8), 4, 4) === 'ftyp' ? body : file;
}

function readWhole({ planes, rate }: Awaited<ReturnType<WholeDecoder>>): SoundReader {
  async function* blocks(): AsyncGenerator<SoundBlock> {
    yield { at: 0, planes, rate };
  }
  return { track: 1, tracks: [], duration: planes[0]!.length / rate, blocks, close: () => {} };
}

/** What went wrong with a file, as the page can say it. */
export function fileError(thrown: unknown): AppError {
  const error = toAppError(thrown);
  if (error.code !== 'internal') return error;
  const { name } = thrown as Partial<DOMException>;
  // The browser refuses to read a file whose time or length is not what it was when it was chosen.
  const isChanged = name === 'NotReadableError' || name === 'NotFoundError';
  return new AppError(isChanged ? 'file-changed' : 'file-undecodable', error.message, { cause: thrown });
}
