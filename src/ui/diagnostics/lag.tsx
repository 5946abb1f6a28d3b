/** A line chart of the lag of the latest live texts, one point per text. */

import { words } from '../../i18n/diagnostics.ts';
import { latency } from '../../i18n/figures/latency.ts';
import { spansOf } from '../../metrics/spans.ts';
import type { MetricsSnapshot } from '../../protocol/metrics.ts';
import { SectionHead } from '../parts/section-head.tsx';

const newest = 120;
/** Size of the drawing's coordinate system, which is scaled to its place on the page. */
const width = 600;
const height = 96;

export function DiagnosticsLag({ snapshots }: { snapshots: readonly MetricsSnapshot[] }) {
  const lags = snapshots
    .filter(({ thread }) => thread === 'page')
    .flatMap(spansOf)
    .filter(({ stage }) => stage === 'live-lag')
    .slice(-newest)
    .map(({ ms }) => ms);
  if (lags.length < 2) return null;
  const greatest = Math.max(...lags);
  const points = lags.map((ms, i) => {
    const x = (i / (lags.length - 1)) * width;
    return `${x.toFixed(1)} ${(height * (1 - ms / greatest)).toFixed(1)}`;
  });
  const line = `M${points.join('L')}`;
  return (
    <section class="settings-group">
      <SectionHead title={words.lag} help={words.lagHelp(lags.length)} />
      <div class="diagnostics-lag">
        <span aria-hidden="true">{latency(greatest)}</span>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words.lagChart(Math.min(...lags), greatest)}
        >
          <path class="diagnostics-area" d={`${line}V${height}H0Z`} />
          <path class="diagnostics-line" d={line} />
        </svg>
        <span aria-hidden="true">0</span>
      </div>
    </section>
  );
}
