/** What scripts are answered: errors cross to them as data. */

import { toWire } from '../core/errors.ts';
import type { Answer } from '../protocol/automation.ts';

export async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: toWire(error) };
  }
}
