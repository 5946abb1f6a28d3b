/** Loads parts of the app when they are first needed. */

import { AppError } from '../core/errors.ts';

/** Why a part could not be had: its own error, or that its script cannot be fetched. */
export const missing = (name: string, cause: unknown): AppError =>
  cause instanceof AppError ? cause : new AppError('asset-missing', `${name}: ${cause}`, { cause });

/**
 * A function that loads the part at its first call, and again after a failure. It rejects with `asset-missing` when the script cannot be
 * fetched.
 */
export function loadOnce<Module, Work>(
  name: string,
  load: () => Promise<Module>,
  create: (module: Module) => Work | Promise<Work>,
): () => Promise<Work> {
  let work: Promise<Work> | undefined;
  return () => {
    work ??= load().then(create, (cause: unknown) => {
      work = undefined;
      throw missing(name, cause);
    });
    return work;
  };
}
