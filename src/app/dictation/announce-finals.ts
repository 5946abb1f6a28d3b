/** Announces final sentences to screen readers, when the setting is on. */

import type { ReadonlySignal } from '@preact/signals';
import { speechRate } from '../../core/resampler.ts';
import type { Dictation } from './dictation.ts';
import type { DictationSettings } from './dictation-settings.ts';

export interface AnnouncerPlan {
  dictation: Pick<Dictation, 'events' | 'text'>;
  settings: ReadonlySignal<Pick<DictationSettings, 'announce'>>;
  /** Language of the model's text as BCP 47, for segments without one; '' when it is unknown. */
  language: ReadonlySignal<string>;
  announce: (text: string, language: string) => void;
}

/** Calls `announce` with each final text as it is shown and its language (BCP 47; '' when unknown), while the setting is on. */
export function announceFinals({ dictation, settings, language, announce }: AnnouncerPlan): void {
  dictation.events.subscribe((event) => {
    if (event.kind !== 'speech' || event.speech.kind !== 'final' || settings.value.announce !== 'finals') return;
    const start = event.speech.start / speechRate;
    const shown = dictation.text.value.segments.find((segment) => segment.start === start);
    if (shown?.text) announce(shown.text, shown.language ?? language.value);
  });
}
