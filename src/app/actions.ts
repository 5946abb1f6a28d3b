/** Actions that buttons and keys share: short sequences of use cases. */

import type { Transcript } from '../core/transcript.ts';
import { words as noticeWords } from '../i18n/notices.ts';
import { saying } from '../i18n/saying.ts';
import { transcriptPath } from './addresses.ts';
import type { App } from './app.ts';
import { isActive, isBusy } from './dictation/dictation-step.ts';
import type { Destination } from './library/destination.ts';

export function isRecording({ dictation }: App): boolean {
  return isActive(dictation.state.value);
}

/** Starts a recording, by default at the caret of the open transcript if that has one; while another finishes, once it has. */
export async function begin(app: App, into: Destination | null = app.library.caret.value): Promise<void> {
  const { state, next } = app.dictation;
  if (state.value.at === 'finishing') next.value = () => void begin(app, into);
  if (isBusy(state.value)) return;
  app.library.recordInto(into);
  await app.dictation.start();
}

/** Ends the recording and opens its transcript. Resolves with the transcript, or null when there is none; never rejects. */
export async function end(app: App): Promise<Transcript | null> {
  app.dictation.next.value = null;
  if (!isRecording(app)) return null;
  const { dictation, library, notices, withheld } = app;
  const transcript = await dictation.stop();
  if (transcript) {
    // The transcript is not opened when the person has begun another recording or opened another transcript in the meantime.
    if (!isRecording(app) && library.selected.value === null) await library.open(transcript.id);
  } else if (dictation.state.value.at === 'idle' && !withheld.offer.value) {
    notices.say(saying(noticeWords, 'nothingHeard'));
  }
  return transcript;
}

/** Ends a recording after the silence that the settings allow, in the same way as the button does. */
export function endAtSilence(app: App): void {
  app.dictation.events.subscribe(({ kind }) => {
    if (kind === 'silence') void end(app);
  });
}

export async function toggle(app: App): Promise<void> {
  await (isRecording(app) || app.dictation.next.value ? end(app) : begin(app));
}

/** Ends the recording and copies its text. Never rejects. */
export async function finishAndCopy(app: App): Promise<void> {
  const ending = end(app);
  // With auto-copy on, `stop` copies the text.
  if (!app.settings.value.autoCopy) await app.copy(ending.then((transcript) => transcript?.text ?? Promise.reject()));
}

/** Opens the transcript that stands behind or before the open one in the list, by time. */
export function openBeside({ library, router }: App, step: 1 | -1): void {
  const { items, selected } = library;
  const at = items.value.findIndex(({ id }) => id === selected.value?.id);
  const beside = items.value[at < 0 ? 0 : at + step];
  if (beside) router.go(transcriptPath(beside.id));
}
