/** Lends a smaller model to a device that is to be spared, where the person leaves the choice to the device; never against a choice of theirs. */

import type { ReadonlySignal } from '@preact/signals';
import { words } from '../../i18n/model-control.ts';
import { saying } from '../../i18n/saying.ts';
import type { Activity } from '../activity.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { ModelControl } from '../models/model-control.ts';
import type { Models } from '../models/models.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import { nothingLent, smallerModel, stepLending } from './smaller-model.ts';

export interface ModelLendingPlan {
  control: () => Promise<Pick<ModelControl, 'lend'>>;
  models: Pick<Models, 'inUse' | 'open'>;
  settings: ReadonlySignal<Pick<SpeechSettings, 'spoken' | 'translate'>>;
  /** `hasSmallerModel` is set here. */
  activity: Pick<Activity, 'isSparing' | 'isRecognising' | 'hasSmallerModel'>;
  notices: Pick<Notices, 'say'>;
  textRules: Pick<TextRules, 'mode' | 'open'>;
}

export interface ModelLending {
  /** To be called between recordings. Never rejects: a model that cannot be loaded leaves everything as it is. */
  recordingEnded(): Promise<void>;
}

export function createModelLending(plan: ModelLendingPlan): ModelLending {
  const { models, settings, activity, notices, textRules } = plan;
  let state = nothingLent;
  /** The person has taken it back, and is not asked again while the page is open. */
  let isRefused = false;

  async function smaller(): Promise<string | undefined> {
    const { spoken, translate } = settings.value;
    if (isRefused || translate || (await modeHasModel())) return undefined;
    const panel = await models.open();
    await panel.refresh();
    return smallerModel(panel.cards.value, { inUse: models.inUse.value, spoken });
  }

  async function modeHasModel(): Promise<boolean> {
    if (textRules.mode() === undefined) return false;
    const { modes } = await textRules.open();
    return Boolean(modes.current.value?.model);
  }

  async function use(model: string): Promise<void> {
    const { lend } = await plan.control();
    await lend(model);
    activity.hasSmallerModel.value = state.lent !== null;
  }

  function takeBack(usual: string): void {
    isRefused = true;
    state = nothingLent;
    use(usual).catch(() => {});
  }

  async function step(): Promise<void> {
    const isSparing = activity.isSparing.value;
    const seen = { isSparing, inUse: models.inUse.value, smaller: isSparing ? await smaller() : undefined };
    const before = state;
    const next = stepLending(before, seen);
    // Whoever has begun to speak again is not disturbed: the end of that recording is the next occasion.
    if (next.use !== null && activity.isRecognising.value) return;
    state = next.state;
    if (next.use === null) return;
    try {
      await use(next.use);
    } catch (error) {
      state = before;
      throw error;
    }
    const { lent } = next.state;
    if (!lent) return void notices.say(saying(words, 'givenBack', next.use));
    const action = { label: saying(words, 'takeBack', lent.usual), run: () => takeBack(lent.usual) };
    notices.say(saying(words, 'lent', lent.smaller), action);
  }

  return {
    recordingEnded: () => step().catch((error) => console.warn('the model stays', error)),
  };
}
