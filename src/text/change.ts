/** What was changed in a text: ranges of the raw text and what stands there now, so that each can be shown and taken back. */

/** `start` and `end` are positions in the raw text, UTF-16 units: `raw.slice(start, end) === from`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly from: string;
  /** What stands in the final text instead. */
  readonly to: string;
  /** Ids of the rules that made it, in the order in which they did. */
  readonly rules: readonly string[];
}

/** A text before and after. The changes are in order and do not overlap. */
export interface Rewriting {
  readonly raw: string;
  readonly text: string;
  readonly changes: readonly Change[];
}

/** A change wanted in the text as it stands in the middle of the work. */
export interface Edit {
  start: number;
  end: number;
  to: string;
  rule: string;
}

/** A stretch of the final text, for showing it. `change` is null where it is as it was said. */
export interface Span {
  text: string;
  change: Change | null;
}

/** `raw` with the changes carried out. */
export function applyChanges(raw: string, changes: readonly Pick<Change, 'start' | 'end' | 'to'>[]): string {
  let text = '';
  let at = 0;
  for (const { start, end, to } of changes) {
    text += raw.slice(at, start) + to;
    at = end;
  }
  return text + raw.slice(at);
}

/** The final text in stretches, changed and unchanged by turns. */
export function spansOf({ raw, changes }: Rewriting): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const change of changes) {
    if (change.start > at) spans.push({ text: raw.slice(at, change.start), change: null });
    spans.push({ text: change.to, change });
    at = change.end;
  }
  if (at < raw.length) spans.push({ text: raw.slice(at), change: null });
  return spans;
}

/**
 * Where a range of the raw text stands in the final one. A range that ends inside a change has the whole of what took its place: a
 * word keeps its time through every rule.
 */
export function inText({ changes }: Rewriting, start: number, end: number): { start: number; end: number } {
  let shift = 0;
  let from: number | undefined;
  let to: number | undefined;
  for (const change of changes) {
    if (start < change.start && from === undefined) from = start + shift;
    if (end <= change.start && to === undefined) to = end + shift;
    const place = change.start + shift;
    if (start < change.end && from === undefined) from = place;
    if (end <= change.end && to === undefined) to = place + change.to.length;
    shift += change.to.length - (change.end - change.start);
  }
  return { start: from ?? start + shift, end: to ?? end + shift };
}

/**
 * The changes that lead from `raw` straight to `text` with the edits carried out, where `changes` lead from `raw` to `text`. What
 * overlaps becomes one change. Edits: in order, not overlapping.
 */
export function composed(
  raw: string,
  changes: readonly Change[],
  text: string,
  edits: readonly Readonly<Edit>[],
): Change[] {
  const result: Change[] = [];
  /** By how much a position in `text` is ahead of the same one in `raw`, behind the changes passed so far. */
  let shift = 0;
  let c = 0;
  let e = 0;
  while (c < changes.length || e < edits.length) {
    const change = changes[c];
    const place = change ? change.start + shift : Number.POSITIVE_INFINITY;
    const start = Math.min(place, edits[e]?.start ?? Number.POSITIVE_INFINITY);
    const rawStart = start - shift;
    const firstEdit = e;
    const rules: string[] = [];
    let end = start;
    // Whatever overlaps what has been gathered so far is gathered too.
    for (let isFirst = true; ; isFirst = false) {
      const next = changes[c];
      const from = next ? next.start + shift : Number.POSITIVE_INFINITY;
      if (next && (from < end || (from === start && end === start))) {
        end = Math.max(end, from + next.to.length);
        shift += next.to.length - (next.end - next.start);
        rules.push(...next.rules);
        c++;
        continue;
      }
      const edit = edits[e];
      if (!edit || !(edit.start < end || (isFirst && edit.start === start) || (edit.start === start && end === start)))
        break;
      end = Math.max(end, edit.end);
      e++;
    }
    const own = edits.slice(firstEdit, e);
    const to = applyChanges(
      text.slice(start, end),
      own.map((edit) => ({ start: edit.start - start, end: edit.end - start, to: edit.to })),
    );
    for (const { rule } of own) rules.push(rule);
    const rawEnd = end - shift;
    const from = raw.slice(rawStart, rawEnd);
    if (from !== to) result.push({ start: rawStart, end: rawEnd, from, to, rules: [...new Set(rules)] });
  }
  return result;
}
