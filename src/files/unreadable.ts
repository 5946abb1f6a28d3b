/** Why a file cannot be read, as far as its bytes tell. */

import { BlobSource, Input } from 'mediabunny';
import { AppError } from '../core/errors.ts';
import { signatureBytes, signatureOf } from '../formats/sound/signature.ts';
import { byteReader } from './byte-reader.ts';
import { formats } from './container.ts';

/** Throws `file-format-unknown` for what is no sound: a browser would find some that is stored in an archive. */
export async function refuseOthers(file: Blob): Promise<void> {
  const signature = await signatureIn(file);
  if (signature?.kind === 'archive' || signature?.kind === 'other') throw unknown(signature.name, signature.kind);
}

/** `file-format-unknown` with the name of the format and what it is, or the error as it was. */
export async function unreadable(file: Blob, error: AppError): Promise<AppError> {
  if (error.code !== 'file-undecodable') return error;
  const signature = await signatureIn(file);
  if (signature && signature.kind !== 'read') return unknown(signature.name, signature.kind);
  const coding = await codingOf(file);
  return coding ? unknown(`${coding} in ${signature?.name ?? 'a file'}`, 'unread') : error;
}

const signatureIn = async (file: Blob) => signatureOf(await byteReader(file).read(0, signatureBytes));

const unknown = (...details: string[]) => new AppError('file-format-unknown', details.join(', '), { details });

/** What the sound of a container is coded in, where nobody here can decode it. */
async function codingOf(file: Blob): Promise<string | null> {
  const input = new Input({ source: new BlobSource(file), formats });
  try {
    const [track] = await input.getAudioTracks();
    const id = track && ((await track.getCodec()) ?? (await track.getInternalCodecId()));
    return typeof id === 'string' ? id.trim().toUpperCase() : null;
  } catch {
    return null;
  } finally {
    input.dispose();
  }
}
