/** Strategies of recognition: which model hears what, and when. */

/**
 * `ring`: live text out of a ring of the last minutes, segment by segment. `classic`: one recognition of everything after the end.
 * `progressive`: as `ring`, and a more exact model improves the text behind it.
 */
export const strategies = ['ring', 'classic', 'progressive'] as const;
export type Strategy = (typeof strategies)[number];
