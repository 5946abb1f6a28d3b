/** Strategies of recognition: which model hears what, and when. */

/**
 * `ring`: live text out of a ring of the last minutes, segment by segment. `classic`: one recognition of everything after the end.
 * `progressive`: as `ring`, and a more exact model improves the text behind it. `auto`: one of these, as the device allows.
 */
export const strategies = ['ring', 'classic', 'progressive', 'auto'] as const;
export type Strategy = (typeof strategies)[number];

/** Of a file, all of which is there: it has no live text that would need another strategy. */
export const fileStrategy = (chosen: Strategy): Strategy => (chosen === 'classic' ? 'classic' : 'ring');

/** Why the automatic strategy has changed. */
export const strategyReasons = ['slow', 'behind', 'alone', 'memory', 'battery', 'hot', 'room'] as const;

/** A change between two segments of a recording. */
export interface StrategyChange {
  /** Seconds on the audio clock. */
  at: number;
  to: Exclude<Strategy, 'auto'>;
  /**
   * `slow` and `behind`: live text does not keep up with the voice. `alone`: no more exact model is here. `memory`, `battery`, `hot`: there is
   * too little for a second model, or the device is under pressure. `room`: there is enough of everything.
   */
  reason: (typeof strategyReasons)[number];
}
