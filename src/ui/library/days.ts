/** Groups the list of dictations by day, newest first. Pure. */

import type { TranscriptSummary } from '../../core/transcript.ts';
import { dayName } from '../../i18n/format.ts';

export interface Day {
  name: string;
  items: TranscriptSummary[];
}

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
