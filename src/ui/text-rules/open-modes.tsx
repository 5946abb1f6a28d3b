/** Opens the choice of a mode: for what is spoken next, or for a transcript that is written anew. */

import type { VNode } from 'preact';
import type { App } from '../../app/app.ts';
import type { Mode } from '../../app/text-rules/mode.ts';
import { noMode } from '../../app/text-rules/text-rules-settings.ts';
import { asRecognised, type Transcript, textOf } from '../../core/transcript.ts';
import { saying } from '../../i18n/saying.ts';
import { words } from '../../i18n/text-modes.ts';
import { ModesDialog } from './modes-dialog.tsx';

interface ModesPlan {
  app: App;
  /** The transcript that is written anew; null for what is spoken next. */
  transcript: Transcript | null;
  onEdit: () => void;
  onClose: () => void;
}

/** Rejects with `asset-missing`. */
export async function openModes({ app, transcript, ...more }: ModesPlan): Promise<() => VNode> {
  const { modes } = await app.textRules.open();
  const all = modes.all.value;
  if (!transcript) {
    const current = modes.current.value?.id ?? noMode;
    return () => (
      <ModesDialog {...more} modes={all} current={current} help={words.chooseHelp} onChoose={modes.choose} />
    );
  }
  const { mode = noMode } = transcript;
  const current = all.find(({ id, name }) => id === mode || name === mode)?.id ?? mode;
  const choose = (id: string) =>
    void writeAgain(
      app,
      transcript,
      all.find((one) => one.id === id),
    );
  return () => <ModesDialog {...more} modes={all} current={current} help={words.rewriteHelp} onChoose={choose} />;
}

/** Adds a version written in this mode, or in none, from what was recognised. Never rejects. */
async function writeAgain(app: App, transcript: Transcript, mode?: Pick<Mode, 'id' | 'name'>): Promise<void> {
  const { textRules, library, notices } = app;
  const { id, model, language, version, versions } = transcript;
  const settings = versions.find(({ number }) => number === version)?.settings;
  await notices.attempt(saying(words, 'title'), async () => {
    const { versions: kept } = await library.work();
    const segments = await textRules.finished(asRecognised(transcript.segments), { mode: mode?.id ?? noMode });
    const text = textOf(segments);
    const written = mode && { mode: mode.name || mode.id };
    await kept.add(id, { text, segments, model, language, ...written, ...(settings && { settings }) });
  });
}
