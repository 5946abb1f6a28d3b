/** Why a file cannot be read, as far as its bytes tell. */

import { BlobSource, Input } from 'mediabunny';
import { AppError } from '../core/errors.ts';
import { findCodedSound } from '../formats/sound/coded-sound-reader.ts';
import { codingOfLetters } from '../formats/sound/coding-names.ts';
import { type Signature, signatureBytes, signatureOf } from '../formats/sound/signature.ts';
import { byteReader } from './byte-reader.ts';
import { formats } from './container.ts';

/**
 * What the file is by its first bytes; null for what begins like nothing known. Throws `file-format-unknown` for what is no sound: a browser
 * would find some that is stored in an archive.
 */
export async function soundKind(file: Blob): Promise<Signature['kind'] | null> {
  const signature = await signatureIn(file);
  if (signature?.kind === 'archive' || signature?.kind === 'other') throw unknown(signature.name, signature.kind);
  return signature?.kind ?? null;
}

/** `file-format-unknown` with the name of the format, what it is, and the coding of its sound; or the error as it was. */
export async function unreadable(file: Blob, error: AppError): Promise<AppError> {
  if (error.code !== 'file-undecodable') return error;
  const signature = await signatureIn(file);
  if (signature && signature.kind !== 'read') return unknown(signature.name, signature.kind);
  const found = (await codingInHead(file)) ?? (await codingOfTrack(file));
  const format = signature?.name ?? found?.format;
  // What is named after its coding, as MP3, is read everywhere: it is damaged.
  if (!found || !format || found.coding === format) return error;
  return unknown(format, 'unread', found.coding);
}

const signatureIn = async (file: Blob) => signatureOf(await byteReader(file).read(0, signatureBytes));

const unknown = (...details: string[]) => new AppError('file-format-unknown', details.join(', '), { details });

/** How the sound of a file is coded, and what it stands in; null where nobody knows. */
type FoundCoding = { coding: string; format?: string } | null;

/** Of the formats that the app's own code reads. */
async function codingInHead(file: Blob): Promise<FoundCoding> {
  const sound = await findCodedSound(byteReader(file)).catch(() => null);
  return sound && 'coding' in sound ? sound : null;
}

/** Of those that `mediabunny` reads. */
async function codingOfTrack(file: Blob): Promise<FoundCoding> {
  const input = new Input({ source: new BlobSource(file), formats });
  try {
    const [track] = await input.getAudioTracks();
    const id = track && ((await track.getCodec()) ?? (await track.getInternalCodecId()));
    return typeof id === 'string' ? { coding: codingOfLetters(id), format: (await input.getFormat()).name } : null;
  } catch {
    return null;
  } finally {
    input.dispose();
  }
}
