/** The most important figures for dictation, large and in plain words. */

import { words } from '../../i18n/diagnostics.ts';
import { latency } from '../../i18n/figures/latency.ts';
import { type Combined, figuresOf } from '../../metrics/combine.ts';
import type { Counter, Stage } from '../../protocol/metrics.ts';

/** Fewer measurements than this have no 95th percentile apart from their maximum. */
const fewest = 20;

interface Figure {
  name: string;
  value: string;
  /** Explains what the figure measures. */
  help: string;
  note?: string;
}

export function DiagnosticsFigures({ combined }: { combined: Combined }) {
  return (
    <dl class="figures diagnostics-figures">
      {figures(combined).map(({ name, value, help, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="figure-value">{value}</dd>
          <dd class="field-help">{help}</dd>
          {note && <dd class="field-help">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

function figures({ histograms, tallies }: Combined): Figure[] {
  const time = (stage: Stage, name: string, help: string): Figure => {
    const durations = histograms[stage];
    if (!durations) return { name, value: '–', help, note: words.notYet };
    const { count, p50, p95, greatest } = figuresOf(durations);
    return { name, value: latency(p50), help, note: count < fewest ? words.few(count, greatest) : words.many(p95) };
  };
  const share = (kept: Counter, all: Counter, name: string, help: (kept: number, all: number) => string): Figure[] => {
    const [part, whole] = [tallies[kept] ?? 0, tallies[all] ?? 0];
    return whole === 0 ? [] : [{ name, value: words.share(part, whole), help: help(part, whole) }];
  };
  return [
    time('first-partial', words.firstText, words.firstTextHelp),
    time('live-lag', words.liveLag, words.liveLagHelp),
    time('finalisation', words.finalText, words.finalTextHelp),
    time('stop-to-final', words.stop, words.stopHelp),
    ...share('words-changed', 'words-shown', words.changed, words.changedHelp),
    { name: words.dropped, value: words.counted(tallies['dropped-blocks'] ?? 0), help: words.droppedHelp },
    ...share('draft-tokens-kept', 'draft-tokens', words.drafts, words.draftsHelp),
    ...share('speculations-kept', 'speculations', words.early, words.earlyHelp),
  ];
}
