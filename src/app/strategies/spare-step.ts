/** Whether a device is to be spared: before it loses words, live text comes in larger steps. Pure. */

import type { DeviceHealth } from './device-health.ts';

/** A device is left in peace below `enter`, until it is above `leave`; shares of a battery that is not charging. */
const battery = { enter: 0.15, leave: 0.25 };

/** `isSparing`: whether it is spared now. A processor at its usual work is under pressure too: only too much of it counts. */
export function isToSpare(isSparing: boolean, health: DeviceHealth): boolean {
  const isEmpty = health.battery !== null && health.battery < (isSparing ? battery.leave : battery.enter);
  const isHot = health.pressure === 'critical' || (isSparing && health.pressure === 'serious');
  return isEmpty || isHot;
}
