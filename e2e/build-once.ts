/** Global setup: builds the app before any test, so that two workers do not build it at the same time. */

import { buildIfNeeded } from '../commands/serving/build.ts';

export default function buildOnce(): void {
  buildIfNeeded((line) => console.log(line));
}
