/** A series over time as a plot of characters. Pure. */

export interface Reading {
  /** Seconds. */
  at: number;
  bytes: number;
}

const columns = 72;
const rows = 12;

/** Each column shows the range of its readings; the scale begins at 0. */
export function memoryPlot(readings: readonly Reading[]): string[] {
  const end = readings.at(-1)?.at ?? 0;
  if (end === 0) return [];
  const most = Math.max(...readings.map(({ bytes }) => bytes)) / 1e6;
  const step = niceStep(most / rows);
  const groups = Array.from({ length: columns }, (): number[] => []);
  for (const { at, bytes } of readings)
    groups[Math.min(columns - 1, Math.floor((at / end) * columns))]!.push(Math.floor(bytes / 1e6 / step));
  const heights = groups.map((group) => ({ from: Math.min(...group), to: Math.max(...group) }));
  const lines: string[] = [];
  for (let row = Math.floor(most / step); row >= 0; row--) {
    const label = row % 2 === 0 ? `${row * step}` : '';
    const cells = heights.map(({ from, to }) => (row >= from && row <= to ? '█' : ' '));
    lines.push(`${label.padStart(6)} │${cells.join('')}`.trimEnd());
  }
  const hours = end < 2 * 3600 ? `${(end / 60).toFixed(0)} min` : `${(end / 3600).toFixed(1)} h`;
  return [...lines, `${'MB'.padStart(6)} └${'─'.repeat(columns)}`, `${' '.repeat(8)}0${hours.padStart(columns - 1)}`];
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least)!;
}
