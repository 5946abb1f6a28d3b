/** All measured stages, with the distribution of their durations as numbers and as a small chart. */

import { words } from '../../i18n/diagnostics.ts';
import { latency } from '../../i18n/figures/latency.ts';
import { figuresOf } from '../../metrics/combine.ts';
import { shapeOf } from '../../metrics/histogram.ts';
import type { HistogramData, MetricsSnapshot, Stage } from '../../protocol/metrics.ts';
import { SectionHead } from '../parts/section-head.tsx';

type Group = keyof typeof words.groups;

/** Every stage in exactly one group, in the order of the table. */
const groupOf: Record<Stage, Group> = {
  'first-partial': 'seen',
  'live-lag': 'seen',
  'word-emission': 'seen',
  finalisation: 'seen',
  'stop-to-final': 'seen',
  paint: 'seen',
  'partial-pass': 'engine',
  'final-pass': 'engine',
  'endpoint-to-final': 'engine',
  encode: 'engine',
  verify: 'engine',
  'decode-step': 'engine',
  'listen-lag': 'listen',
  resample: 'listen',
  vad: 'listen',
};
const stages = Object.keys(groupOf) as Stage[];
const groups: readonly Group[] = ['seen', 'engine', 'listen'];

const bars = 16;
const barStep = 6;

type Histograms = MetricsSnapshot['histograms'];

export function DiagnosticsStages({ histograms }: { histograms: Histograms }) {
  const { columns } = words;
  if (Object.keys(histograms).length === 0) return null;
  return (
    <section class="settings-group">
      <SectionHead title={words.stagesTitle} help={words.stagesHelp} />
      <table class="diagnostics-stages" aria-label={words.stagesTitle}>
        <thead>
          <tr>
            <th scope="col">{columns.stage}</th>
            <th scope="col">{columns.shape}</th>
            <th scope="col">{columns.count}</th>
            <th scope="col">{columns.p50}</th>
            <th scope="col">{columns.p95}</th>
            <th scope="col">{columns.p99}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <StageGroup key={group} group={group} histograms={histograms} />
        ))}
      </table>
    </section>
  );
}

function StageGroup({ group, histograms }: { group: Group; histograms: Histograms }) {
  const measured = stages.filter((stage) => groupOf[stage] === group && histograms[stage]);
  if (measured.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={6} class="diagnostics-group">
          {words.groups[group]}
        </th>
      </tr>
      {measured.map((stage) => (
        <StageRow key={stage} stage={stage} durations={histograms[stage]!} />
      ))}
    </tbody>
  );
}

function StageRow({ stage, durations }: { stage: Stage; durations: HistogramData }) {
  const { count, p50, p95, p99 } = figuresOf(durations);
  return (
    <tr>
      <th scope="row">{words.stages[stage]}</th>
      <td>
        <Shape durations={durations} />
      </td>
      <td>{words.counted(count)}</td>
      <td>{latency(p50)}</td>
      <td>{latency(p95)}</td>
      <td>{latency(p99)}</td>
    </tr>
  );
}

function Shape({ durations }: { durations: HistogramData }) {
  const { least, greatest } = durations;
  const drawn = shapeOf(durations, bars).map((share, i) => `M${i * barStep} 24v${(-24 * share).toFixed(1)}h5V24z`);
  return (
    <svg
      class="diagnostics-shape"
      viewBox={`0 0 ${bars * barStep} 24`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words.shape(least, greatest)}
    >
      <path d={drawn.join('')} />
    </svg>
  );
}
