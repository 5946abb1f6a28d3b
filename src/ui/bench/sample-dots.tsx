/**
 * A row of the comparison as a chart: one mark per report, with the confidence interval of its median, on a common scale. The text beside
 * it has the same figures.
 */

import type { Figures } from '../../protocol/bench.ts';

/** Marks differ by shape, not by colour. */
const shapes = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z',
  'M-4 -4h8v8h-8z',
  'M0 -5l5 9h-10z',
  'M0 -5l5 5l-5 5l-5 -5z',
  'M-5 -1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z',
] as const;

const width = 200;
const rowHeight = 16;
const margin = 8;

/** The mark of a report, for the list of reports. After five reports the shapes repeat, hollow. */
export function BenchMark({ at }: { at: number }) {
  return (
    <svg class="bench-mark-shape" viewBox="-8 -8 16 16" aria-hidden="true">
      <Mark at={at} />
    </svg>
  );
}

function Mark({ at }: { at: number }) {
  return <path class={at >= shapes.length ? 'is-hollow' : undefined} d={shapes[at % shapes.length]} />;
}

export function BenchDots({ all }: { all: readonly (Figures | null)[] }) {
  const known = all.flatMap((figures) => (figures && figures.median > 0 ? [figures] : []));
  if (known.length < 2) return null;
  const place = placing(known);
  const height = rowHeight * all.length;
  return (
    <svg class="bench-dots" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {all.map((figures, at) =>
        figures && figures.median > 0 ? (
          <g key={at} transform={`translate(0 ${rowHeight * (at + 0.5)})`}>
            <path class="bench-rule" d={`M0 0H${width}`} />
            <path class="bench-whisker" d={`M${place(figures.low)} 0H${place(figures.high)}`} />
            <g transform={`translate(${place(figures.median)} 0)`}>
              <Mark at={at} />
            </g>
          </g>
        ) : null,
      )}
    </svg>
  );
}

/** Logarithmic scale, so that equal ratios have equal distances; its extent has a minimum, so that noise does not look large. */
function placing(known: readonly Figures[]): (value: number) => number {
  const logs = known.flatMap(({ low, median, high }) => [Math.log(Math.max(low, median / 10)), Math.log(high)]);
  const middle = (Math.min(...logs) + Math.max(...logs)) / 2;
  const half = Math.max(0.1, (Math.max(...logs) - Math.min(...logs)) / 2);
  return (value) => {
    const share = (Math.log(Math.max(value, Number.MIN_VALUE)) - middle) / half;
    return Number((width / 2 + (width / 2 - margin) * Math.max(-1, Math.min(1, share))).toFixed(1));
  };
}
