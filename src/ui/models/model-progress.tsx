/** How far the work on a model is: the phase in words, the bytes, how fast they come and how long it will take. */

import { secondsLeft, shareOf } from '../../app/models/job-queue.ts';
import type { ModelCard } from '../../app/models/model-cards.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
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

/** A bar that fell back to its beginning would look like a loss: after the download it stays full while the files are checked. */
function barOf({ state }: ModelCard, now: InstallProgress | null): { value?: number } {
  if (!now) return { value: 0 };
  if (now.phase === 'verify' && state !== 'verify') return { value: 1 };
  const value = shareOf(now);
  return value === null ? { value: 0 } : { value };
}

function paceOf(now: InstallProgress): string {
  if (now.retry) return words.retrying(now.retry.attempt, now.retry.inMs);
  const left = secondsLeft(now);
  return [now.rate ? words.rate(now.rate) : '', left === null ? '' : words.timeLeft(left)].filter(Boolean).join(' · ');
}
