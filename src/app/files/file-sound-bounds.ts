/** What the bounds of the decoded sound of files mean. */

import type { LibrarySettings } from '../library/library-settings.ts';

/** In bytes, smallest first. */
export const fileSoundBounds: Readonly<Record<LibrarySettings['mostFileSound'], number>> = {
  '500MB': 5e8,
  '2GB': 2e9,
  '10GB': 1e10,
};
