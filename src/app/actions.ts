/** Actions that buttons and keys share: short sequences of use cases. */

import { asRecognised, type Transcript, textOf } from '../core/transcript.ts';
import { words as noticeWords } from '../i18n/notices.ts';
import { saying } from '../i18n/saying.ts';
import type { App } from './app.ts';
import { isActive } from './dictation/dictation-step.ts';
import type { Mode } from './text-rules/mode.ts';
import { noMode } from './text-rules/text-rules-settings.ts';

export function isRecording({ dictation }: App): boolean {
  return isActive(dictation.state.value);
}

/** Starts a recording; it continues a transcript where its id is given. */
export async function begin(app: App, continued: string | null = null): Promise<void> {
  app.library.continueWith(continued);
  app.library.close();
  await app.dictation.start();
}

/** Ends the recording and opens its transcript. Resolves with the transcript, or null when there is none; never rejects. */
export async function end(app: App): Promise<Transcript | null> {
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
  const { at } = app.dictation.state.value;
  if (at === 'finishing') return;
  await (isRecording(app) ? end(app) : begin(app));
}

/** Ends the recording and copies its text. Never rejects. */
export async function finishAndCopy(app: App): Promise<void> {
  const transcript = await end(app);
  // With auto-copy on, `stop` has already copied the text.
  if (transcript && !app.settings.value.autoCopy) await app.copy(transcript.text);
}

/** Adds a version written in this mode, or in none, from what was recognised. Never rejects. */
export async function writeAgain(app: App, transcript: Transcript, mode?: Pick<Mode, 'id' | 'name'>): Promise<void> {
  const { textRules, library, notices } = app;
  const { id, model, language, version, versions } = transcript;
  const settings = versions.find(({ number }) => number === version)?.settings;
  try {
    const { versions: kept } = await library.work();
    const segments = await textRules.finished(asRecognised(transcript.segments), { mode: mode?.id ?? noMode });
    const text = textOf(segments);
    const written = mode && { mode: mode.name || mode.id };
    await kept.add(id, { text, segments, model, language, ...written, ...(settings && { settings }) });
  } catch (error) {
    notices.report(error);
  }
}
