/** Progress of a run: the current measurement, its purpose, and the remaining time. */

import { words } from '../../i18n/bench.ts';
import { percent } from '../../i18n/format.ts';
import type { BenchStep } from '../../protocol/bench.ts';
import { SectionHead } from '../parts/section-head.tsx';

export function BenchRunning({ step, onStop }: { step: BenchStep | null; onStop: () => void }) {
  const title = step ? words.suiteTitles[step.suite] : words.preparing;
  return (
    <section class="settings-group">
      <SectionHead title={title} help={step ? words.suiteHelp[step.suite] : words.before} />
      <div class="bench-progress">
        <progress aria-label={words.running} value={step?.share ?? 0} max={1} />
        <p class="field-help">{step ? `${percent(step.share)}, ${words.left(step.seconds)}` : ''}</p>
      </div>
      <p class="settings-note">{words.before}</p>
      <div>
        <button type="button" class="button" onClick={onStop}>
          {words.stop}
        </button>
      </div>
      <p class="for-readers" role="status">
        {title}
      </p>
    </section>
  );
}
