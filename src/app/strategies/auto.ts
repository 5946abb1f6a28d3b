/** The automatic strategy: observes a recording at the end of each segment, and tells of every change. */

import type { StrategyChange } from '../../core/strategies/strategy.ts';
import { firstAuto, type Situation, stepAuto } from './auto-step.ts';
import type { DeviceHealth } from './device-health.ts';

export interface AutoPlan {
  health: () => DeviceHealth;
  /** Bytes of the models together, and the bytes that they may take. Rejects as opening a model does. */
  memory: () => Promise<Pick<Situation, 'pairBytes' | 'budget'>>;
  onChange: (change: StrategyChange) => void;
}

export interface Auto {
  begin(): void;
  /** A live text came so many milliseconds after its sound. */
  shown(lagMs: number): void;
  /** A segment has ended. `at`: seconds on the audio clock; `behind`: seconds by which final texts are behind the voice. */
  segmentEnded(at: number, behind: number): void;
}

/** Of so many live texts the median counts. */
const lagsKept = 9;

export function createAuto({ health, memory, onChange }: AutoPlan): Auto {
  let state = firstAuto;
  let lags: number[] = [];
  let room: Pick<Situation, 'pairBytes' | 'budget'> = { pairBytes: null, budget: 0 };

  return {
    begin() {
      state = firstAuto;
      lags = [];
      memory().then(
        (found) => {
          room = found;
        },
        () => {},
      );
    },
    shown(lagMs) {
      lags = [...lags, lagMs].slice(-lagsKept);
    },
    segmentEnded(at, behind) {
      const lagMs = lags.toSorted((a, b) => a - b)[Math.floor(lags.length / 2)] ?? null;
      const step = stepAuto(state, { ...health(), ...room, lagMs, behind });
      state = step.state;
      if (!step.change) return;
      // What was measured before tells nothing of what runs now.
      lags = [];
      onChange({ at, ...step.change });
    },
  };
}
