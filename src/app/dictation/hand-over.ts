/** One recorder for all windows: the one that records hands over to another that asks, with its text finished and kept. */

import { AppError } from '../../core/errors.ts';
import { words } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import { whenRecorderIsFree } from '../../platform/recorder-lock.ts';
import { openWindowsChannel } from '../../protocol/windows.ts';
import type { Notices } from '../notices.ts';
import type { Dictation } from './dictation.ts';

interface HandOverPlan {
  dictation: Pick<Dictation, 'state' | 'next' | 'start' | 'stop' | 'dismiss'>;
  notices: Pick<Notices, 'say'>;
}

/** A microphone that opens later than this would surprise whoever asked for it. */
const longestWaitMs = 20_000;

/** Ends the recording of this window when another one asks for it; for as long as the page lives. */
export function handOverWhenAsked({ dictation, notices }: HandOverPlan): void {
  openWindowsChannel().listen(({ kind }) => {
    const { at } = dictation.state.value;
    if (kind !== 'hand-over' || at === 'idle' || at === 'failed') return;
    dictation.next.value = null;
    void dictation.stop().then(() => notices.say(saying(words, 'handedOver')));
  });
}

/** Asks the window that records to finish, and then records here. Rejects with `recording-elsewhere` where it does not let go. */
export async function takeOver({ dictation }: Pick<HandOverPlan, 'dictation'>): Promise<void> {
  dictation.dismiss();
  openWindowsChannel().send({ kind: 'hand-over' });
  if (await whenRecorderIsFree(AbortSignal.timeout(longestWaitMs))) await dictation.start();
  else throw new AppError('recording-elsewhere', 'the other window does not let go');
}
