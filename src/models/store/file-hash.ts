/** Hashes of whole files, computed while they stream by; a hash can be put down and taken up again. */

import { createSHA1, createSHA256 } from 'hash-wasm';

/** `git-sha1` is over a header with the length and then the content, as git names its blobs. */
export interface FileHash {
  kind: 'sha256' | 'git-sha1';
  /** Lower case. */
  hex: string;
}

export interface RunningHash {
  update(bytes: Uint8Array): void;
  /** What `resumeHash` needs; of no use to another version of this code. */
  save(): Uint8Array;
  /** The end: nothing can be added after it. */
  hex(): string;
}

/** For a file of `bytes` bytes, from its beginning. */
export async function startHash(kind: FileHash['kind'], bytes: number): Promise<RunningHash> {
  const hasher = await (kind === 'sha256' ? createSHA256() : createSHA1());
  hasher.init();
  if (kind === 'git-sha1') hasher.update(`blob ${bytes}\0`);
  return running(hasher);
}

/** From where `save` was called; null when the state is not one of this code's. */
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
