/**
 * The automatic strategy: which of the others this device allows now. A pure step from one observation, at the end of a segment, to the next.
 * What is to be left has another limit than what is to be entered, and an observation has to be repeated before anything changes.
 */

import type { StrategyChange } from '../../core/strategies/strategy.ts';

type Running = StrategyChange['to'];
type Reason = StrategyChange['reason'];

export interface Situation {
  /** Milliseconds from the end of a sound to the live text that has it, in the median of the last texts; null before the first. */
  lagMs: number | null;
  /** Seconds by which final texts are behind the voice. */
  behind: number;
  /** Bytes of both models together; null where no more exact one is here. */
  pairBytes: number | null;
  /** Bytes that both may take. */
  budget: number;
  /** Share that is left, 0 to 1; null while it does not matter. */
  battery: number | null;
  pressure: 'nominal' | 'fair' | 'serious' | 'critical' | null;
}

export interface AutoState {
  running: Running;
  /** How often in a row the same other one was asked for. */
  asked: { to: Running; times: number } | null;
  /** How often text was late beside the exact model. */
  setbacks: number;
}

export const firstAuto: AutoState = { running: 'ring', asked: null, setbacks: 0 };

/** Limits to enter a state of need, and to leave it again. */
const mostLagMs = 2_500;
const limits = {
  behind: { enter: 8, leave: 2 },
  battery: { enter: 0.2, leave: 0.3 },
};
const hot = ['serious', 'critical'];
const notCool = ['fair', ...hot];
/** Observations in a row before a change. What relieves a device comes sooner; what was too much before comes later each time. */
const patience = { relief: 2, more: 3 };
const demand: Record<Running, number> = { classic: 0, ring: 1, progressive: 2 };

export function stepAuto(
  { running, asked, setbacks }: AutoState,
  situation: Situation,
): { state: AutoState; change: Pick<StrategyChange, 'to' | 'reason'> | null } {
  const wish = wanted(running, situation);
  if (wish.to === running) return { state: { running, asked: null, setbacks }, change: null };
  const times = asked?.to === wish.to ? asked.times + 1 : 1;
  const isRelief = demand[wish.to] < demand[running];
  if (times < (isRelief ? patience.relief : patience.more * 2 ** setbacks)) {
    return { state: { running, asked: { to: wish.to, times }, setbacks }, change: null };
  }
  const isSetback = running === 'progressive' && lateness(situation) !== null;
  return { state: { running: wish.to, asked: null, setbacks: setbacks + (isSetback ? 1 : 0) }, change: wish };
}

function wanted(running: Running, situation: Situation): { to: Running; reason: Reason } {
  const late = lateness(situation);
  // Without live text nobody learns how late it would be: the next recording begins anew.
  if (running === 'classic') return { to: 'classic', reason: 'slow' };
  // The exact model goes before live text does.
  if (late) return { to: running === 'progressive' ? 'ring' : 'classic', reason: late };
  const obstacle = obstacleTo(running, situation);
  return obstacle ? { to: 'ring', reason: obstacle } : { to: 'progressive', reason: 'room' };
}

function lateness({ lagMs, behind }: Situation): Reason | null {
  if (lagMs !== null && lagMs > mostLagMs) return 'slow';
  return behind > limits.behind.enter ? 'behind' : null;
}

/** Why no second model may run. */
function obstacleTo(running: Running, { pairBytes, budget, battery, pressure, behind }: Situation): Reason | null {
  const isRunning = running === 'progressive';
  if (pairBytes === null) return 'alone';
  if (pairBytes > budget) return 'memory';
  if (battery !== null && battery < limits.battery[isRunning ? 'enter' : 'leave']) return 'battery';
  if (pressure !== null && (isRunning ? hot : notCool).includes(pressure)) return 'hot';
  return !isRunning && behind > limits.behind.leave ? 'behind' : null;
}
