/** Loads the handling of sound without text when there is some; most people never need it, and the first load stays small. */

import { signal } from '@preact/signals';
import type { HeardSound, MessagePlan, Withheld, WithheldOffer, WithheldOffers } from './withheld-offer.ts';

export interface WithheldOwner {
  /** Resolves when the offer is shown, or not needed. Never rejects: without the script there is no offer. */
  consider(heard: HeardSound): Promise<void>;
}

export function createWithheld(plan: Omit<MessagePlan, 'offer'>): Withheld & WithheldOwner {
  const offer = signal<WithheldOffer | null>(null);
  let work: WithheldOffers | undefined;
  return {
    offer,
    async consider(heard) {
      // All sound has text, so the script is not needed.
      if (heard.transcript?.text && heard.withheld.length === 0) return;
      try {
        work ??= (await import('./withheld-offer.ts')).createMessageOffers({ ...plan, offer });
        work.consider(heard);
      } catch (error) {
        console.warn('what gave no text cannot be offered', error);
      }
    },
    transcribe: async () => work?.transcribe(),
    sound: () => work?.sound() ?? new Blob(),
    dismiss: () => work?.dismiss(),
  };
}
