/** Keeps the page in the language of the settings, or else of the browser. */

import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { AppError } from '../core/errors.ts';
import { pickLanguage, switchLanguage } from '../i18n/language.ts';
import type { Notices } from './notices.ts';
import type { PageSettings } from './page-settings.ts';

/** Resolves when the words are here with which the page is shown first: English where others cannot be fetched. Never rejects. */
export function followLanguage(
  settings: ReadonlySignal<Pick<PageSettings, 'pageLanguage'>>,
  notices: Pick<Notices, 'report'>,
): Promise<void> {
  const chosen = computed(() => settings.value.pageLanguage);
  let shown = Promise.resolve();
  effect(() => {
    const tag = chosen.value === 'browser' ? pickLanguage(navigator.languages) : chosen.value;
    shown = switchLanguage(tag).catch((cause: unknown) =>
      notices.report(new AppError('asset-missing', `words: ${cause}`, { cause })),
    );
  });
  return shown;
}
