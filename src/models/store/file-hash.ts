/** Hashes of whole files, computed while they are streamed; the state of a hash can be saved and resumed. */

import { createSHA1, createSHA256 } from 'hash-wasm';

/** `git-sha1` is the hash of a header with the length followed by the content, as git names its blobs. */
export interface FileHash {
  kind: 'sha256' | 'git-sha1';
  /** Lower case hexadecimal. */
  hex: string;
}

export interface RunningHash {
  update(bytes: Uint8Array): void;
  /** The state for `resumeHash`, valid for this version of the code alone. */
  save(): Uint8Array;
  /** The digest. Nothing can be added afterwards. */
  hex(): string;
}

/** A hash of a file of `bytes` bytes, at its beginning. */
export async function startHash(kind: FileHash['kind'], bytes: number): Promise<RunningHash> {
  const hasher = await (kind === 'sha256' ? createSHA256() : createSHA1());
  hasher.init();
  if (kind === 'git-sha1') hasher.update(`blob ${bytes}\0`);
  return running(hasher);
}

/** A hash that continues from a saved state; null when the state is invalid. */
export async function resumeHash(kind: FileHash['kind'], state: Uint8Array): Promise<RunningHash | null> {
  const hasher = await (kind === 'sha256' ? createSHA256() : createSHA1());
  try {
    hasher.init();
    hasher.load(state);
    return running(hasher);
  } catch {
    return null;
  }
}

type Hasher = Awaited<ReturnType<typeof createSHA256>>;

function running(hasher: Hasher): RunningHash {
  return {
    update(bytes) {
      hasher.update(bytes);
    },
    save: () => hasher.save(),
    hex: () => hasher.digest('hex'),
  };
}
