/** Of each file in a list, what can be had of its sound without text, as long as the sound of all of them has room in memory. */

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Transcript } from '../../core/transcript.ts';
import type { Library } from '../library/library.ts';
import {
  createWithheldOffers,
  type HeardSound,
  type WithheldOffer,
  type WithheldPlan,
} from '../withheld/withheld-offer.ts';
import type { FileQueue } from './file-queue.ts';
import type { FileOffer, QueuedFile } from './file-state.ts';
import { mostUnheard } from './unheard-sound.ts';

interface ListOffersPlan extends Omit<WithheldPlan, 'offer' | 'onKept'> {
  library: WithheldPlan['library'] & Pick<Library, 'open' | 'selected'>;
  list: ReadonlySignal<readonly QueuedFile[]>;
  queue: Pick<FileQueue, 'amend'>;
}

/** Null where there is nothing to be offered. The sound of files before it may have to go. */
export function offerInList(
  { list, queue, ...plan }: ListOffersPlan,
  heard: HeardSound & { transcript: Transcript },
): FileOffer | null {
  const { id } = heard.transcript;
  const offer = signal<WithheldOffer | null>(null);
  const onKept = async (transcript: string) => {
    queue.amend(id, { transcript, withheld: 0, offer: null });
    // The words belong on the page, where it shows the rest of them.
    if (plan.library.selected.value?.id === id) await plan.library.open(transcript);
  };
  const offers = createWithheldOffers({ ...plan, offer, onKept });
  offers.consider(heard);
  if (!offer.value) return null;
  let room = mostUnheard - offers.samples;
  for (const { state } of list.value.toReversed()) {
    if (state.at !== 'done' || !state.offer || state.offer === 'gone') continue;
    room -= state.offer.samples;
    if (room < 0) queue.amend(state.transcript, { offer: 'gone' });
  }
  const { transcribe, sound, samples } = offers;
  return { offer, transcribe, sound, samples };
}
