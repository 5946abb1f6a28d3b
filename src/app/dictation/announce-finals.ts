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
  const nothing = { start: Number.NaN, words: 0 };
  let told = nothing;
  dictation.events.subscribe((event) => {
    if (event.kind === 'state' && event.state.at === 'arming') told = nothing;
    if (event.kind !== 'speech' || event.speech.kind !== 'final' || settings.value.announce !== 'finals') return;
    const start = event.speech.start / speechRate;
    const shown = dictation.text.value.segments.find((segment) => segment.start === start);
    if (!shown) return;
    const words = shown.text.split(/\s+/).filter(Boolean);
    // Sound that is recognised again, with what was said behind it: what was read out is not read out again.
    const news = words.slice(told.start === start ? told.words : 0).join(' ');
    told = { start, words: words.length };
    if (news) announce(news, shown.language ?? language.value);
  });
}
