/** The page of the benchmark: run it on this device, read the report, share it and compare reports. */

import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { BenchPanel } from '../../app/bench/bench-panel.ts';
import type { AppError } from '../../core/errors.ts';
import { toAppError } from '../../core/errors.ts';
import { words } from '../../i18n/bench.ts';
import type { BenchReport } from '../../protocol/bench.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { BenchCompare } from './compare.tsx';
import { BenchResult } from './result.tsx';
import { BenchRunning } from './running.tsx';
import { BenchShare } from './share.tsx';
import { BenchStart } from './start.tsx';
import '../styles/figures.css';
import './bench.css';

interface BenchPageProps {
  work: BenchPanel;
}

export function BenchPage({ work }: BenchPageProps) {
  const chosen = useSignal<BenchReport | null>(null);
  const unreadable = useSignal<AppError | null>(null);
  const { state, reports } = work;
  const shown = useComputed(() => {
    const { value: all } = reports;
    return (chosen.value && all.includes(chosen.value) ? chosen.value : all.at(-1)) ?? null;
  });

  const open = async (source: File | string) => {
    unreadable.value = null;
    await work.open(source).catch((thrown) => {
      unreadable.value = toAppError(thrown);
    });
  };
  useEffect(() => {
    const openLink = () => {
      if (!location.hash.startsWith('#bench=')) return;
      const { href } = location;
      // The report in the address is opened once: a reload must not open it again, and a copied address must not share it.
      history.replaceState(history.state, '', location.pathname + location.search);
      void open(href);
    };
    openLink();
    addEventListener('hashchange', openLink);
    return () => {
      removeEventListener('hashchange', openLink);
      // A run stops with its page: it would otherwise measure the page that is in use.
      work.stop();
    };
  }, []);

  const isRunning = state.value.at === 'running';
  return (
    <PageFrame title={words.title}>
      <div class="bench">
        {state.value.at === 'running' && <BenchRunning step={state.value.step} onStop={work.stop} />}
        {!isRunning && shown.value && (
          <>
            <BenchResult report={shown.value} />
            <BenchShare key={shown.value.day} report={shown.value} />
          </>
        )}
        {!isRunning && !shown.value && <BenchStart work={work} isFirst />}
        {!isRunning && (
          <BenchCompare work={work} shown={shown.value} chosen={chosen} problem={unreadable.value} onOpen={open} />
        )}
        {!isRunning && shown.value && <BenchStart work={work} isFirst={false} />}
      </div>
    </PageFrame>
  );
}
