import { describe, expect, it } from 'vitest';
import { dayName, moment, timeOfDay } from './dates.ts';

const now = new Date(2025, 10, 21, 10, 6).getTime();
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

describe('dayName', () => {
  it('knows today and yesterday by the calendar, not by 24 hours', () => {
    expect(dayName(at(2025, 10, 21, 0, 1), now, 'en-GB')).toBe('Today');
    expect(dayName(at(2025, 10, 20, 23, 59), now, 'en-GB')).toBe('Yesterday');
    expect(dayName(at(2025, 10, 19, 23, 59), now, 'en-GB')).toBe('19 November');
  });

  it('adds the year when it is another one', () => {
    expect(dayName(at(2024, 10, 21, 9, 0), now, 'en-GB')).toBe('21 November 2024');
  });
});

describe('times', () => {
  it('follows the habits of the locale', () => {
    expect(timeOfDay(at(2025, 10, 21, 21, 41), 'en-GB')).toBe('21:41');
    expect(timeOfDay(at(2025, 10, 21, 21, 41), 'en-US')).toMatch(/^9:41\sPM$/);
    expect(moment(at(2025, 10, 21, 10, 6), now, 'en-GB')).toBe('21 November, 10:06');
  });
});
