/** Strategies of recognition: which model hears what, and when. */

/** `ring`: live text out of a ring of the last minutes, segment by segment. `classic`: one recognition of everything after the end. */
export const strategies = ['ring', 'classic'] as const;
export type Strategy = (typeof strategies)[number];
