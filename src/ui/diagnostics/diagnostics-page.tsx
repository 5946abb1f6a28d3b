/** Metrics of this session, refreshed every second while the page is open. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { pause } from '../../core/time.ts';
import { words } from '../../i18n/diagnostics.ts';
import { combine } from '../../metrics/combine.ts';
import { metricsReport } from '../../metrics/report.ts';
import { saveFile } from '../../platform/save-file.ts';
import type { MetricsSnapshot } from '../../protocol/metrics.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { SectionHead } from '../parts/section-head.tsx';
import { DiagnosticsFigures } from './figures.tsx';
import { DiagnosticsLag } from './lag.tsx';
import { DiagnosticsStages } from './stages.tsx';
import '../styles/figures.css';
import './diagnostics.css';
import type { MetricsReader } from '../../app/diagnostics/page-metrics.ts';

const refreshMs = 1000;

interface DiagnosticsProps {
  metrics: MetricsReader;
}

export function DiagnosticsPage({ metrics }: DiagnosticsProps) {
  const snapshots = useSnapshots(metrics);
  const combined = combine(snapshots);
  const stages = Object.keys(combined.histograms).length;
  const hasFigures = combined.histograms['first-partial'] !== undefined;
  return (
    <PageFrame title={words.title}>
      <div class="diagnostics">
        <section class="settings-group">
          <SectionHead title={words.session} help={words.about} />
          {hasFigures ? <DiagnosticsFigures combined={combined} /> : <Empty />}
        </section>
        <DiagnosticsLag snapshots={snapshots} />
        <DiagnosticsStages histograms={combined.histograms} />
        {stages > 0 && <Save metrics={metrics} />}
      </div>
    </PageFrame>
  );
}

function Empty() {
  return (
    <div class="diagnostics-empty">
      <p>{words.empty}</p>
      <p class="field-help">{words.emptyHelp}</p>
    </div>
  );
}

function Save({ metrics }: { metrics: MetricsReader }) {
  const day = new Date().toISOString().slice(0, 10);
  const savePrometheus = async () => {
    const { prometheus } = metricsReport(await metrics.read());
    saveFile(`sotto-${day}.prom`, 'text/plain; version=0.0.4', prometheus);
  };
  const saveTrace = async () => {
    const { trace } = metricsReport(await metrics.read());
    saveFile(`sotto-${day}.trace.json`, 'application/json', trace);
  };
  return (
    <section class="settings-group">
      <SectionHead title={words.save} help={words.saveHelp} />
      <div class="diagnostics-buttons">
        <button type="button" class="button" onClick={() => void savePrometheus()}>
          {words.savePrometheus}
        </button>
        <button type="button" class="button" onClick={() => void saveTrace()}>
          {words.saveTrace}
        </button>
      </div>
    </section>
  );
}

function useSnapshots(metrics: MetricsReader): readonly MetricsSnapshot[] {
  const snapshots = useSignal<readonly MetricsSnapshot[]>([]);
  useEffect(() => {
    let isOpen = true;
    const follow = async () => {
      while (isOpen) {
        snapshots.value = await metrics.read();
        await pause(refreshMs);
      }
    };
    void follow();
    return () => {
      isOpen = false;
    };
  }, [metrics, snapshots]);
  return snapshots.value;
}
