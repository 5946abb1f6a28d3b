/** Strategies of recognition: which model hears what, and when. */

/**
 * `ring`: live text out of a ring of the last minutes, segment by segment. `classic`: one recognition of everything after the end.
 * `progressive`: as `ring`, and a more exact model improves the text behind it. `auto`: one of these, as the device allows.
 */
export const strategies = ['ring', 'classic', 'progressive', 'auto'] as const;
export type Strategy = (typeof strategies)[number];

/** Why a strategy has changed. */
export const strategyReasons = [
  'slow',
  'behind',
  'alone',
  'memory',
  'battery',
  'hot',
  'room',
  'file',
  'server',
] as const;

/** A change between two segments of a recording, or before the first one of a file. */
export interface StrategyChange {
  /** Seconds on the audio clock. */
  at: number;
  to: Exclude<Strategy, 'auto'>;
  /**
   * `slow` and `behind`: live text does not keep up with the voice. `alone`: no more exact model is here. `memory`, `battery`, `hot`: there is
   * too little for a second model, or the device is under pressure. `room`: there is enough of everything. `file`: it has no live text
   * that would need another strategy. `server`: it hears in long stretches, whatever was chosen.
   */
  reason: (typeof strategyReasons)[number];
}

/** How a file is heard, all of which is there. */
export interface FileStrategy {
  strategy: 'ring' | 'classic';
  /** Why it is not the chosen one; empty where it is. */
  changes: readonly StrategyChange[];
}

/** How a recording is heard once it is over: as a file. */
export interface RecordedStrategy extends FileStrategy {
  afterwards: true;
}

/** `isSent`: a server hears it. */
export function fileStrategy(chosen: Strategy, isSent: boolean): FileStrategy {
  const strategy = isSent || chosen === 'classic' ? 'classic' : 'ring';
  if (strategy === chosen) return { strategy, changes: [] };
  return { strategy, changes: [{ at: 0, to: strategy, reason: isSent ? 'server' : 'file' }] };
}
