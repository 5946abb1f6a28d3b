/** Engines beside the current one, as those see them who have work for several. */

import type { EngineApi } from '../../protocol/engine.ts';
import type { Thread } from '../thread-supervisor.ts';

export type FurtherEngine = Pick<Thread<EngineApi>, 'call'>;

export interface FurtherEngines {
  /** Those that are loaded. */
  engines(): readonly FurtherEngine[];
  /** Starts as many as cores and memory allow, one after another; `onReady` is called after each. Never rejects. */
  grow(onReady: () => void): Promise<void>;
  /** Ends one that does not work. */
  drop(engine: FurtherEngine): void;
}
