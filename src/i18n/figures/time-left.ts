/** The time that is left, in steps that stay on the screen long enough to be read. */

interface TimeLeftWords {
  moments: string;
  seconds(count: number): string;
  minutes(count: number): string;
  hours(count: number): string;
}

export function timeLeftIn(words: TimeLeftWords, seconds: number): string {
  if (seconds <= 5) return words.moments;
  if (seconds < 58) return words.seconds(Math.ceil(seconds / 5) * 5);
  return seconds < 3600 ? words.minutes(Math.round(seconds / 60)) : words.hours(Math.round(seconds / 3600));
}
