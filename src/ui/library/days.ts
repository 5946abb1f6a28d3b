/** Groups the list of dictations by day, newest first. Pure. */

import type { TranscriptSummary } from '../../core/transcript.ts';
import { dayName } from '../../i18n/figures/dates.ts';

export interface Day {
  name: string;
  items: TranscriptSummary[];
}

/** The items in groups with the name of their day. `items`: newest first; `now`: milliseconds since 1970. */
export function byDay(items: readonly TranscriptSummary[], now: number): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const name = dayName(item.createdAt, now);
    const last = days.at(-1);
    if (last?.name === name) last.items.push(item);
    else days.push({ name, items: [item] });
  }
  return days;
}
