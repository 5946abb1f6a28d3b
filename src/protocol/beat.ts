/**
 * A beat: the message by which a busy thread says that it goes on. It is sent beside the calls, which do not see it, because a thread
 * that computes answers none of them.
 */

const beat = 'beat';
/** Beats are at least this far apart, so that short steps cost nothing. */
const leastMs = 250;

export const isBeat = (data: unknown): boolean => data === beat;

/** Tells the page of progress; to be called as often as there is any. */
export function beater(page: { postMessage(message: string): void }): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - last < leastMs) return;
    last = now;
    page.postMessage(beat);
  };
}
