/** Offers a better model once, with what is known of it: its size, its errors as published, and its speed where that was measured here. */

import { computed, type ReadonlySignal } from '@preact/signals';
import { offer as words } from '../../i18n/models.ts';
import { saying } from '../../i18n/saying.ts';
import { becomesFalse } from '../becomes-false.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { Notices } from '../notices.ts';
import type { Router } from '../router.ts';
import { betterModel } from './better-model.ts';
import type { ModelsPanel } from './models-panel.ts';

interface OfferPlan {
  panel: Pick<ModelsPanel, 'cards' | 'isRead'>;
  settings: ReadonlySignal<Pick<SpeechSettings, 'spoken'>>;
  notices: Pick<Notices, 'suggest'>;
  router: Pick<Router, 'go'>;
}

/** Says nothing where no other model is better. */
export async function offerBetterModel({ panel, settings, notices, router }: OfferPlan): Promise<void> {
  await becomesFalse(computed(() => !panel.isRead.value));
  const better = betterModel(panel.cards.value, settings.value.spoken);
  if (!better) return;
  const { card } = better;
  const pace = typeof card.speed === 'object' && card.speed ? card.speed.factor : null;
  const [title, help] =
    better.why === 'language'
      ? [saying(words, 'language', card.name, better.language), saying(words, 'languageHelp', card.bytes ?? 0, pace)]
      : [
          saying(words, 'errors', card.name),
          saying(words, 'errorsHelp', card.bytes ?? 0, pace, better.errors, better.errorsNow),
        ];
  notices.suggest(title, help, { label: saying(words, 'see'), run: () => router.go('/models') });
}
