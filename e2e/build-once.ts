/** Runs before all tests: two at a time must not build the app both. */

import { buildIfNeeded } from '../commands/serving/build.ts';

export default function buildOnce(): void {
  buildIfNeeded((line) => console.log(line));
}
