/** What a recording shows and sounds outside the page: tones, the icon of the tab, and the system's own controls. */

import type { ReadonlySignal } from '@preact/signals';
import type { Dictation } from './dictation.ts';
import type { DictationSettings } from './dictation-settings.ts';
import { type DictationState, isActive, isBusy } from './dictation-step.ts';

export interface OutwardSigns {
  playCue: (which: 'start' | 'end') => void;
  /** Called when the microphone goes on or off. */
  show: (isRecording: boolean) => void;
}

interface OutwardPlan extends OutwardSigns {
  dictation: Pick<Dictation, 'state'>;
  settings: ReadonlySignal<Pick<DictationSettings, 'sounds'>>;
}

/** The first tone comes with the press, before the microphone is open and would hear it, and the other when the text is there. */
export function showOutwards({ dictation, settings, playCue, show }: OutwardPlan): void {
  let before: DictationState = { at: 'idle' };
  dictation.state.subscribe((state) => {
    if (isActive(state) !== isActive(before)) show(isActive(state));
    const hasBegun = isBusy(state) && !isBusy(before);
    const hasEnded = !isBusy(state) && isBusy(before);
    if (settings.peek().sounds && hasBegun) playCue('start');
    if (settings.peek().sounds && hasEnded) playCue('end');
    before = state;
  });
}
