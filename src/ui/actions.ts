/** What buttons and keys have in common: small sequences of the app's own use cases. */

import type { App } from '../app/app.ts';

export function isActive({ dictation }: App): boolean {
  const { at } = dictation.state.value;
  return at === 'arming' || at === 'recording';
}

export async function begin(app: App, options?: { hold?: boolean }): Promise<void> {
  if (app.dictation.state.value.at === 'failed') app.dictation.dismiss();
  app.library.close();
  await app.dictation.start(options);
}

export async function end(app: App): Promise<void> {
  if (isActive(app)) await app.dictation.stop();
}

export async function toggle(app: App): Promise<void> {
  const { at } = app.dictation.state.value;
  if (at === 'finishing') return;
  await (isActive(app) ? end(app) : begin(app));
}

export async function finishAndCopy(app: App): Promise<void> {
  const transcript = await app.dictation.stop();
  // With auto-copy on, stopping has copied already.
  if (transcript && !app.settings.value.autoCopy) await app.copy(transcript.text);
}
