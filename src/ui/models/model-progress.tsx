/** Progress of the work on a model: the phase in words, bytes, rate and remaining time. */

import { secondsLeft, shareOf } from '../../app/models/job-queue.ts';
import type { ModelCard } from '../../app/models/model-cards.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { rate } from '../../i18n/figures/amounts.ts';
import { words } from '../../i18n/models.ts';
import type { InstallProgress } from '../../protocol/models.ts';

export function ModelProgress({ card, work }: { card: ModelCard; work: ModelsPanel }) {
  const now = work.progress.value;
  const phase = words.phases[now?.phase ?? 'look'];
  return (
    <div class="model-progress">
      <p>
        <span>{phase}</span>
        <span>{now && now.total > 0 ? words.progress(now.bytes, now.total) : ''}</span>
      </p>
      <progress aria-label={`${card.name}: ${phase}`} {...barOf(card, now)} max={1} />
      <p class="field-help">{now ? paceOf(now) : ''}</p>
    </div>
  );
}

/** The value of the bar. It stays full while files are verified after a download, since a bar that restarts would look like a loss. */
function barOf({ state }: ModelCard, now: InstallProgress | null): { value?: number } {
  if (!now) return { value: 0 };
  if (now.phase === 'verify' && state !== 'verify') return { value: 1 };
  const value = shareOf(now);
  return value === null ? { value: 0 } : { value };
}

function paceOf(now: InstallProgress): string {
  if (now.retry) return words.retrying(now.retry.attempt, now.retry.inMs);
  const left = secondsLeft(now);
  return [now.rate ? rate(now.rate) : '', left === null ? '' : words.timeLeft(left)].filter(Boolean).join(' · ');
}
