/**
 * Encryption of a stream in pieces, AES-GCM with a key from a passphrase. Each piece is sealed with its number and whether it is the last
 * one, so that none can be left out, moved or cut off unnoticed (STREAM, Hoang et al., https://eprint.iacr.org/2015/189).
 */

import { AppError } from '../../core/errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Sealing {
  seal(piece: Bytes, place: number, isLast: boolean): Promise<Bytes>;
  /** Throws `backup-locked` for the first piece, `backup-unreadable` for a later one that is not as it was sealed. */
  open(piece: Bytes, place: number, isLast: boolean): Promise<Bytes>;
}

/** As OWASP recommends for PBKDF2 with SHA-256 (2023). */
const rounds = 600_000;
const pieceBytes = 2 ** 20;
const tagBytes = 16;

/** `head`: what stands before the pieces in the clear, and must not be changed either. The salt makes the key, and so every nonce, new. */
export async function sealing(passphrase: string, salt: Bytes, head: Bytes): Promise<Sealing> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  const key = await crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const parameters = (place: number, isLast: boolean) => {
    const iv = new DataView(new ArrayBuffer(12));
    iv.setUint32(7, place);
    iv.setUint8(11, isLast ? 1 : 0);
    return { name: 'AES-GCM', iv, additionalData: head };
  };
  return {
    seal: async (piece, place, isLast) =>
      new Uint8Array(await crypto.subtle.encrypt(parameters(place, isLast), key, piece)),
    async open(piece, place, isLast) {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(parameters(place, isLast), key, piece));
      } catch (cause) {
        throw new AppError(place === 0 ? 'backup-locked' : 'backup-unreadable', `piece ${place}`, { cause });
      }
    },
  };
}

/** The pieces of an encrypted file, opened. */
export async function* unsealed(file: Blob, { open }: Sealing): AsyncGenerator<Bytes> {
  const step = pieceBytes + tagBytes;
  const count = Math.max(1, Math.ceil(file.size / step));
  for (let place = 0; place < count; place++) {
    const piece = new Uint8Array(await file.slice(place * step, (place + 1) * step).arrayBuffer());
    yield open(piece, place, place === count - 1);
  }
}

/** The same bytes in pieces of equal size, but for the last one. */
export async function* inPieces(chunks: AsyncIterable<Bytes>): AsyncGenerator<{ piece: Bytes; isLast: boolean }> {
  let piece = new Uint8Array(pieceBytes);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      if (filled === pieceBytes) {
        yield { piece, isLast: false };
        piece = new Uint8Array(pieceBytes);
        filled = 0;
      }
      const part = chunk.subarray(at, at + pieceBytes - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  yield { piece: piece.slice(0, filled), isLast: true };
}
