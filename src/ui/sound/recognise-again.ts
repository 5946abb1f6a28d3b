/** Recognises the kept sound of a transcript anew, with another model or language, as a further version. Nothing is overwritten. */

import type { App } from '../../app/app.ts';
import { noted } from '../../app/library/new-transcript.ts';
import { AppError } from '../../core/errors.ts';
import { languageOf, type Transcript, textOf } from '../../core/transcript.ts';
import { saying } from '../../i18n/saying.ts';
import { again as words } from '../../i18n/transcript.ts';

export interface AgainWish {
  /** Id of a model that is here. */
  model: string;
  /** BCP 47 tag; '' to let the model find out. */
  language: string;
}

export type RecognisingApp = Pick<App, 'models' | 'settings' | 'textRules' | 'notices' | 'files'> & {
  library: Pick<App['library'], 'work'>;
};

/** The model and the languages of the person are as before when it has ended. Never rejects: an error becomes a notice. */
export async function recogniseAgain(app: RecognisingApp, transcript: Transcript, wish: AgainWish): Promise<void> {
  const { models, settings, notices } = app;
  const about = saying(words, 'title');
  const before = { model: models.inUse.value, spoken: settings.value.spoken };
  await notices.attempt(about, async () => {
    await use(app, wish.model);
    settings.value = { ...settings.value, spoken: wish.language ? [wish.language] : [] };
    await addVersion(app, transcript, wish);
  });
  settings.value = { ...settings.value, spoken: before.spoken };
  await use(app, before.model).catch((error) => notices.report(error, undefined, about));
}

async function use({ models }: Pick<App, 'models'>, model: string): Promise<void> {
  if (models.inUse.value === model) return;
  const panel = await models.open();
  await panel.switchTo(model);
  if (models.inUse.value === model) return;
  const failure = panel.cards.value.find(({ id }) => id === model)?.failure;
  throw failure?.error ?? new AppError('model-unknown', model);
}

async function addVersion(app: RecognisingApp, transcript: Transcript, { model, language }: AgainWish): Promise<void> {
  const { library, files, textRules, settings, notices } = app;
  const { sound, versions } = await library.work();
  const heard = await files.transcribeSound(transcript.title, sound.stretch(transcript));
  const segments = await textRules.finished(heard.segments, { words: heard.said });
  const text = textOf(segments);
  if (text === '') {
    notices.say(saying(words, 'nothing'));
    return;
  }
  const mode = textRules.mode();
  const how = noted({ ...settings.value, ...heard.how });
  const origin = { model, language: languageOf(segments) || language, settings: how };
  await versions.add(transcript.id, { text, segments, ...origin, ...(mode ? { mode } : {}) }, heard.words);
  notices.say(saying(words, 'added'));
}
