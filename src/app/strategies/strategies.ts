/** Runs the strategies that need more than the engine itself: progressive. Loaded when one of them is chosen, or has left work to do. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { LibraryApi } from '../../protocol/library.ts';
import type { Activity } from '../activity.ts';
import type { Dictation } from '../dictation/dictation.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import type { ModelControl } from '../models/model-control.ts';
import type { Models } from '../models/models.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import { retrying, type Thread } from '../thread-supervisor.ts';
import { exactChoice } from './exact-choice.ts';
import { createExactModel } from './exact-model.ts';
import type { Improving } from './improving.ts';
import { createProgressive } from './progressive.ts';
import { readUnfinished } from './unfinished.ts';

export interface StrategiesPlan {
  threads: SpeechThreads & EngineSlots;
  control: () => Promise<ModelControl>;
  models: Pick<Models, 'inUse' | 'open' | 'language'>;
  dictation: Dictation;
  activity: Pick<Activity, 'isDictating'>;
  library: Pick<Library & LibraryWriter, 'find' | 'work'>;
  libraryThread: Pick<Thread<LibraryApi>, 'call'>;
  textRules: Pick<TextRules, 'finished'>;
  settings: ReadonlySignal<SpeechSettings>;
  notices: Pick<Notices, 'report'>;
  /** Set here. */
  improving: Signal<Improving | null>;
}

export function runStrategies(plan: StrategiesPlan): void {
  const { dictation, models, settings, activity } = plan;
  const progressive = createProgressive({
    ...plan,
    isDictating: activity.isDictating,
    store: retrying(plan.libraryThread),
    exact: createExactModel(plan),
    async exactId() {
      const panel = await models.open();
      await panel.refresh();
      const [only = ''] = settings.value.spoken.length === 1 ? settings.value.spoken : [models.language.value];
      const wish = { inUse: models.inUse.value, chosen: settings.value.exactModel, language: only };
      return exactChoice(panel.cards.value, wish);
    },
  });
  let isOn = false;
  let finished: (() => void) | null = null;

  dictation.events.subscribe((event) => {
    if (event.kind === 'speech' && isOn && event.speech.kind === 'final') progressive.hear(event.speech);
    if (event.kind !== 'state') return;
    const { at } = event.state;
    if (at === 'arming') {
      isOn = settings.value.strategy === 'progressive';
      progressive.begin();
    } else if (at === 'finishing') {
      // What comes of it is known to the dictation once this state is left.
      const { promise, resolve } = Promise.withResolvers<void>();
      finished = resolve;
      progressive.end(promise.then(() => dictation.stop()));
    } else {
      finished?.();
      finished = null;
    }
  });
  void progressive.resume(readUnfinished());
}
