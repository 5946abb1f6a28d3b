/** In the line of a file: its sound that gave no text can be heard, and recognised anyway. */

import type { FileOffer } from '../../app/files/file-state.ts';
import { words as fileWords } from '../../i18n/files.ts';
import { words } from '../../i18n/withheld.ts';
import { PlayButton } from '../parts/play-button.tsx';
import { Progress } from '../parts/progress.tsx';

interface UnheardLineProps {
  name: string;
  offer: FileOffer | 'gone';
}

export function UnheardLine({ name, offer }: UnheardLineProps) {
  if (offer === 'gone') return <p>{words.gone}</p>;
  const now = offer.offer.value;
  if (!now) return null;
  if (now.progress !== null) {
    return (
      <div class="file-unheard at-work">
        <Progress label={words.transcribing} share={now.progress || null} told="" />
      </div>
    );
  }
  const of = (what: string) => fileWords.failed(name, what);
  return (
    <div class="file-unheard">
      <PlayButton sound={() => offer.sound()} labels={{ play: of(words.listen), stop: of(words.stop) }} />
      {now.isInVain ? (
        <p>{words.inVain}</p>
      ) : (
        <button
          type="button"
          class="button plain"
          aria-label={of(words.transcribe)}
          onClick={() => void offer.transcribe()}
        >
          {words.transcribe}
        </button>
      )}
    </div>
  );
}
