/** Says once in a visit that a language was spoken which the model does not know, and leads to models that know more. */

import type { ReadonlySignal } from '@preact/signals';
import { saying } from '../../i18n/saying.ts';
import { words } from '../../i18n/withheld.ts';
import type { Notices } from '../notices.ts';
import type { Router } from '../router.ts';
import { type HeardSpeech, isOtherLanguage } from './other-language.ts';

export interface LanguageHint {
  consider(heard: HeardSpeech): void;
}

interface LanguageHintPlan {
  /** The only one that the model knows; '' where it knows several, of which it says which it hears. */
  language: ReadonlySignal<string>;
  notices: Pick<Notices, 'say'>;
  router: Pick<Router, 'go'>;
}

export function createLanguageHint({ language, notices, router }: LanguageHintPlan): LanguageHint {
  let isSaid = false;
  return {
    consider(heard) {
      const only = language.value;
      if (isSaid || only === '' || !isOtherLanguage(heard)) return;
      isSaid = true;
      const toModels = { label: saying(words, 'seeModels'), run: () => router.go('/models') };
      notices.say(saying(words, 'otherLanguage', only), toModels);
    },
  };
}
