/** Which kept sound goes first when there is no more room. */

export interface Kept {
  id: string;
  bytes: number;
  usedAt: number;
}

/** Without those of runs that are not at their end, the longest unused first. */
export const longestUnused = (kept: readonly Kept[], runs: readonly string[]): Kept[] =>
  kept.filter(({ id }) => !runs.includes(id)).sort((a, b) => a.usedAt - b.usedAt);

/** The first of them that free so many bytes together; null when all of them free fewer. */
export function enoughOf(unused: readonly Kept[], bytes: number): Kept[] | null {
  let left = bytes;
  const going: Kept[] = [];
  for (const one of unused) {
    if (left <= 0) break;
    going.push(one);
    left -= one.bytes;
  }
  return left <= 0 ? going : null;
}
