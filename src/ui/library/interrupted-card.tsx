/** The card about an interrupted recording: what is there of it, and what can become of it. */

import { useSignal } from '@preact/signals';
import type { Recovery } from '../../app/library/recovery.ts';
import type { Notices } from '../../app/notices.ts';
import { textOf } from '../../core/transcript.ts';
import { saying } from '../../i18n/saying.ts';
import { interrupted as words } from '../../i18n/withheld.ts';
import type { InterruptedRecording } from '../../protocol/journal.ts';
import { PlayButton } from '../parts/play-button.tsx';
import './interrupted-card.css';

interface InterruptedCardProps {
  recovery: Recovery;
  /** Not empty; the newest is shown. */
  interrupted: readonly InterruptedRecording[];
  notices: Pick<Notices, 'attempt'>;
}

export function InterruptedCard({ recovery, interrupted, notices }: InterruptedCardProps) {
  const isAtWork = useSignal(false);
  const [{ id, seconds, startedAt, words: segments } = noRecording, ...others] = interrupted;
  const written = textOf(segments);
  const run = (work: (id: string) => Promise<unknown>) => async () => {
    isAtWork.value = true;
    await notices.attempt(saying(words, 'title', startedAt), () => work(id));
    isAtWork.value = false;
  };
  return (
    <section class="callout interrupted" aria-label={words.region}>
      <div class="callout-text">
        <p class="callout-title">{words.found(seconds, startedAt)}</p>
        <p>
          {words.help} {others.length > 0 && words.more(others.length)}
        </p>
        {written && (
          <blockquote class="interrupted-words" aria-label={words.written}>
            {written}
          </blockquote>
        )}
      </div>
      <div class="interrupted-buttons">
        <PlayButton
          key={id}
          sound={() => recovery.listen(id)}
          labels={{ play: words.listen, stop: words.stop }}
          attempt={(run) => notices.attempt(saying(words, 'listen'), run)}
        />
        <button type="button" class="button plain" disabled={isAtWork.value} onClick={() => void recovery.discard(id)}>
          {words.discard}
        </button>
        <button type="button" class="button plain" disabled={isAtWork.value} onClick={run(recovery.keepAsSound)}>
          {words.keep}
        </button>
        <button type="button" class="button" disabled={isAtWork.value} onClick={run(recovery.recover)}>
          {words.transcribe}
        </button>
      </div>
    </section>
  );
}

const noRecording: InterruptedRecording = {
  id: '',
  seconds: 0,
  startedAt: 0,
  model: '',
  words: [],
  discardedAt: null,
};
