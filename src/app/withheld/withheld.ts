/** Fetches what deals with sound that gave no text when there is some: most people never see it, and the first load stays small. */

import { signal } from '@preact/signals';
import type { HeardSound, Withheld, WithheldOffer, WithheldOffers, WithheldPlan } from './withheld-offer.ts';

export interface WithheldOwner {
  /** Resolves when what has no text is offered. Never rejects: where the script cannot be had, nothing is. */
  consider(heard: HeardSound): Promise<void>;
}

export function createWithheld(plan: Omit<WithheldPlan, 'offer'>): Withheld & WithheldOwner {
  const offer = signal<WithheldOffer | null>(null);
  let work: WithheldOffers | undefined;
  return {
    offer,
    async consider(heard) {
      // What has all its text needs nothing of this.
      if (heard.transcript?.text && heard.withheld.length === 0) return;
      try {
        work ??= (await import('./withheld-offer.ts')).createWithheldOffers({ ...plan, offer });
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
