/** Formats days and times of day. Pure; `of` (the locale) and `now` are arguments so that tests can fix them. */

import { dayMs } from '../../core/time.ts';
import { capitalised } from '../format.ts';
import { locale } from '../language.ts';

/** For example 9:41 PM or 21:41. `at`: milliseconds since 1970. */
export function timeOfDay(at: number, of = locale.value): string {
  return new Intl.DateTimeFormat(of, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** For example Today, Yesterday, 21 November, or 21 November 2024 in another year. `at` and `now`: milliseconds since 1970. */
export function dayName(at: number, now: number, of = locale.value): string {
  const days = daysBetween(at, now);
  if (days === 0 || days === 1) {
    const name = new Intl.RelativeTimeFormat(of, { numeric: 'auto' }).format(-days, 'day');
    return capitalised(name, of);
  }
  return dateOf(at, now, of);
}

/** For example 21 November, 10:06. `at` and `now`: milliseconds since 1970. */
export function moment(at: number, now: number, of = locale.value): string {
  return `${dateOf(at, now, of)}, ${timeOfDay(at, of)}`;
}

/** For example 21 November, or 21 November 2024 in another year. `at` and `now`: milliseconds since 1970. */
export function dateOf(at: number, now: number, of = locale.value): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(of, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' as const }),
  }).format(at);
}

/** Difference in calendar days, not periods of 24 hours; rounded because a day with a clock change has 23 or 25 hours. */
function daysBetween(at: number, now: number): number {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / dayMs);
}
