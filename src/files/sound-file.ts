/** Any file to its sound: whoever can read it with the least memory comes first. */

import { AppError, toAppError } from '../core/errors.ts';
import type { WholeDecoder } from '../protocol/files.ts';
import { openContainer, type SoundReader } from './container.ts';
import type { SoundBlock } from './speech-stream.ts';

/** Opens the sound of a file. Rejects as `FilesApi.open` does. */
export async function openSound(file: File, decodeWhole: WholeDecoder): Promise<SoundReader> {
  if (file.size === 0) throw new AppError('file-empty', `${file.name} has no bytes`);
  const body = await withoutTags(file);
  return (await openContainer(body)) ?? readWhole(await decodeWhole(body));
}

/** The bytes of an ID3 tag's header; its size stands in the last four, seven bits each (id3.org, "ID3v2.4.0 main structure"). */
const tagHeader = 10;

/** The file without the tags that a music shop has put in front of an MP4. */
async function withoutTags(file: File): Promise<Blob> {
  const head = new Uint8Array(await file.slice(0, tagHeader).arrayBuffer());
  if (!isText(head, 0, 'ID3')) return file;
  const size = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + byte, 0);
  const body = file.slice(tagHeader + size);
  return isText(new Uint8Array(await body.slice(0, 8).arrayBuffer()), 4, 'ftyp') ? body : file;
}

function isText(bytes: Uint8Array, at: number, text: string): boolean {
  return String.fromCharCode(...bytes.subarray(at, at + text.length)) === text;
}

function readWhole({ planes, rate }: Awaited<ReturnType<WholeDecoder>>): SoundReader {
  async function* blocks(): AsyncGenerator<SoundBlock> {
    yield { at: 0, planes, rate };
  }
  return { duration: planes[0]!.length / rate, blocks, close: () => {} };
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
