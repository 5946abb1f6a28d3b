/** A change of a text, small enough to keep many of them, and to take back in either direction. */

export interface TextChange {
  /** Where it begins, in UTF-16 units. */
  at: number;
  removed: string;
  added: string;
}

/** The one change that leads from a text to another; null when they are the same. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const { head: at, tail } = commonEnds(before, after);
  return { at, removed: before.slice(at, before.length - tail), added: after.slice(at, after.length - tail) };
}

/** How many letters or words two texts have in common at their beginning, and behind that at their end. */
export function commonEnds<Text extends string | readonly string[]>(
  before: Text,
  after: Text,
): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { head, tail };
}

export function inverse({ at, removed, added }: TextChange): TextChange {
  return { at, removed: added, added: removed };
}

/** The changed text; null where the change does not fit the text. */
export function withChange(text: string, { at, removed, added }: TextChange): string | null {
  const end = at + removed.length;
  return text.slice(at, end) === removed ? text.slice(0, at) + added + text.slice(end) : null;
}

/** Where a place of the text is after a change: behind what was added there, and at the end of what came instead of its surroundings. */
export function movedPlace(place: number, { at, removed, added }: TextChange): number {
  const end = at + removed.length;
  if (place < at || (place === at && removed !== '')) return place;
  return place < end ? at + added.length : place - removed.length + added.length;
}

/** A change that was meant for `text`, for what that has become. What it was to remove and is gone stays gone. */
export function rebased(change: TextChange, text: string, now: string): TextChange {
  const edit = changeBetween(text, now);
  const moved = edit ? { ...change, at: movedPlace(change.at, edit) } : change;
  return withChange(now, moved) === null ? { ...moved, at: Math.min(moved.at, now.length), removed: '' } : moved;
}
