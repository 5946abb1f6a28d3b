/** Takes back the message about a microphone that could not be opened, as soon as it can: nobody has to close it. */

import type { ErrorCode } from '../../core/errors.ts';
import type { Dictation } from './dictation.ts';

const refusals: readonly ErrorCode[] = ['mic-denied', 'mic-revoked'];
const absences: readonly ErrorCode[] = ['mic-missing', 'mic-lost'];

export interface MicrophoneNews {
  /** Calls back when the page may ask for the microphone again. Returns a function that stops. */
  onAllowed: (listener: () => void) => () => void;
  /** Calls back when a microphone has come. Returns a function that stops. */
  onFound: (listener: () => void) => () => void;
}

/** Follows the dictation from now on. */
export function forgetTrouble(dictation: Pick<Dictation, 'state' | 'dismiss'>, news: MicrophoneNews): void {
  let stop = () => {};
  dictation.state.subscribe((state) => {
    stop();
    stop = () => {};
    if (state.at !== 'failed') return;
    const { code } = state.error;
    if (refusals.includes(code)) stop = news.onAllowed(dictation.dismiss);
    if (absences.includes(code)) stop = news.onFound(dictation.dismiss);
  });
}
