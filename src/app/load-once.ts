/** Parts of the app that are fetched when they are first needed. */

import { AppError } from '../core/errors.ts';

/** Loads at the first call, and after a failure again. What is returned rejects with `asset-missing` where it cannot be had. */
export function loadOnce<Module, Work>(
  name: string,
  load: () => Promise<Module>,
  create: (module: Module) => Work | Promise<Work>,
): () => Promise<Work> {
  let work: Promise<Work> | undefined;
  return () => {
    work ??= load().then(create, (cause: unknown) => {
      work = undefined;
      throw new AppError('asset-missing', `${name}: ${cause}`, { cause });
    });
    return work;
  };
}
