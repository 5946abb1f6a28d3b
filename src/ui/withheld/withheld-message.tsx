/** The message about sound without text, with buttons to play it and to transcribe it. */

import type { Withheld, WithheldOffer } from '../../app/withheld/withheld-offer.ts';
import { words } from '../../i18n/withheld.ts';
import { Callout } from '../parts/callout.tsx';
import { PlayButton } from '../parts/play-button.tsx';
import { Progress } from '../parts/progress.tsx';

export function WithheldLine({ withheld }: { withheld: Withheld }) {
  const offer = withheld.offer.value;
  if (!offer) return null;
  const { progress, isInVain } = offer;
  const onDismiss = () => withheld.dismiss();
  if (progress !== null) {
    return (
      <Callout tone="quiet" title={words.transcribing} beside={<span class="spinner" />} onDismiss={onDismiss}>
        {progress > 0 && <Progress label={words.transcribing} share={progress} />}
      </Callout>
    );
  }
  return (
    <Callout
      tone="quiet"
      {...saying(offer)}
      beside={<PlayButton sound={() => withheld.sound()} labels={{ play: words.listen, stop: words.stop }} />}
      action={isInVain ? null : { label: words.transcribe, run: () => void withheld.transcribe() }}
      onDismiss={onDismiss}
    />
  );
}

function saying({ file, missing, isInVain }: WithheldOffer): { title: string; help: string } {
  if (isInVain) return { title: words.inVain, help: words.inVainHelp };
  if (missing === null) return { title: words.nothing(file), help: words.nothingHelp };
  return { title: words.missing(missing), help: words.missingHelp };
}
