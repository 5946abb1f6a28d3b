/** Announces final sentences to screen readers, when the setting is on. */

import type { ReadonlySignal } from '@preact/signals';
import type { Dictation } from './dictation.ts';
import type { DictationSettings } from './dictation-settings.ts';

export interface AnnouncerPlan {
  dictation: Pick<Dictation, 'events'>;
  settings: ReadonlySignal<Pick<DictationSettings, 'announce'>>;
  /** Language of the model's text as BCP 47, for segments without one; '' when it is unknown. */
  language: ReadonlySignal<string>;
  announce: (text: string, language: string) => void;
}

/** Calls `announce` with each final text and its language (BCP 47; '' when unknown), while the setting is on. */
export function announceFinals({ dictation, settings, language, announce }: AnnouncerPlan): void {
  dictation.events.subscribe((event) => {
    if (event.kind !== 'speech' || event.speech.kind !== 'final' || !event.speech.text) return;
    if (settings.value.announce === 'finals') announce(event.speech.text, event.speech.language ?? language.value);
  });
}
