/** Reads final sentences out to those who listen to the page, where they want it. */

import type { ReadonlySignal } from '@preact/signals';
import type { Dictation } from './dictation.ts';
import type { DictationSettings } from './dictation-settings.ts';

export interface AnnouncerPlan {
  dictation: Pick<Dictation, 'events'>;
  settings: ReadonlySignal<Pick<DictationSettings, 'announce'>>;
  /** BCP 47 of what the model writes, where the text itself does not tell; '' when nobody knows. */
  language: ReadonlySignal<string>;
  announce: (text: string, language: string) => void;
}

export function announceFinals({ dictation, settings, language, announce }: AnnouncerPlan): void {
  dictation.events.subscribe((event) => {
    if (event.kind !== 'speech' || event.speech.kind !== 'final' || !event.speech.text) return;
    if (settings.value.announce === 'finals') announce(event.speech.text, event.speech.language ?? language.value);
  });
}
