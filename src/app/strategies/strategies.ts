/** Runs the strategies that need more than the engine itself: progressive and auto. Loaded when one of them is chosen, or has left work to do. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { speechRate } from '../../core/resampler.ts';
import type { Strategy, StrategyChange } from '../../core/strategies/strategy.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { Activity } from '../activity.ts';
import type { Dictation } from '../dictation/dictation.ts';
import { hintsOf } from '../engine/speech-hints.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import type { ModelControl } from '../models/model-control.ts';
import type { Models } from '../models/models.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import { retrying, type Thread } from '../thread-supervisor.ts';
import { createAuto } from './auto.ts';
import { firstAuto } from './auto-step.ts';
import { watchDeviceHealth } from './device-health.ts';
import { exactChoice, exactWish } from './exact-choice.ts';
import { createExactModel } from './exact-model.ts';
import type { Improving } from './improving.ts';
import { createModelLending } from './model-lending.ts';
import { createProgressive } from './progressive.ts';
import { readUnfinished } from './unfinished.ts';

export interface StrategiesPlan {
  threads: SpeechThreads & EngineSlots;
  control: () => Promise<ModelControl>;
  models: Pick<Models, 'inUse' | 'open' | 'language'>;
  dictation: Dictation;
  activity: Pick<Activity, 'isDictating' | 'isRecognising' | 'isSparing' | 'hasSmallerModel' | 'strategyChanges'>;
  library: Pick<Library & LibraryWriter, 'find' | 'work'>;
  libraryThread: Pick<Thread<LibraryApi>, 'call'>;
  textRules: Pick<TextRules, 'finished' | 'mode' | 'open'>;
  settings: ReadonlySignal<SpeechSettings>;
  notices: Pick<Notices, 'report' | 'say' | 'settle'>;
  /** Set here. */
  improving: Signal<Improving | null>;
}

export function runStrategies(plan: StrategiesPlan): void {
  const { dictation, models, settings, activity } = plan;
  const exact = createExactModel(plan);

  async function exactId(): Promise<string | undefined> {
    const panel = await models.open();
    await panel.refresh();
    const inUse = { inUse: models.inUse.value, language: models.language.value };
    return exactChoice(panel.cards.value, exactWish(settings.value, inUse));
  }

  const progressive = createProgressive({
    ...plan,
    isDictating: activity.isDictating,
    store: retrying(plan.libraryThread),
    sensitivity: () => settings.value.sensitivity,
    exact,
    exactId,
    isHeldBack: () => chosen === 'auto' && running !== 'progressive',
  });
  const auto = createAuto({
    health: watchDeviceHealth(),
    async memory() {
      const id = await exactId();
      if (id === undefined) return { pairBytes: null, budget: 0 };
      const { bytes, budget } = await exact.room(id);
      return { pairBytes: bytes, budget };
    },
    onChange: change,
  });
  const lending = createModelLending(plan);
  let chosen = settings.value.strategy;
  let running: Strategy = chosen;
  let finished: (() => void) | null = null;

  function change(one: StrategyChange): void {
    running = one.to;
    activity.strategyChanges.value = [...activity.strategyChanges.value, one];
    tellEngine();
  }

  /** Without a second model nothing is improved, and the text says so. */
  async function lookForExact(): Promise<void> {
    const isHere = await exactId().then((id) => id !== undefined);
    if (!isHere && running === 'progressive') change({ at: 0, to: 'ring', reason: 'alone' });
  }

  /** The engine follows from its next segment on. */
  function tellEngine(): void {
    const hints = { ...hintsOf(settings.value), isWhole: running === 'classic' };
    plan.threads.engine.call((api) => api.hint(hints)).catch(() => {});
  }

  function begin(): void {
    chosen = settings.value.strategy;
    running = chosen === 'auto' ? firstAuto.running : chosen;
    activity.strategyChanges.value = [];
    progressive.begin();
    if (chosen === 'auto') {
      auto.begin();
      tellEngine();
    } else if (chosen === 'progressive') {
      // What keeps the models from being listed is told when the text is to be improved.
      lookForExact().catch(() => {});
    }
  }

  function observe(speech: SpeechEvent, at: number): void {
    const ended = speech.end / speechRate;
    if (speech.kind === 'partial') auto.shown(at - ended * 1000);
    else auto.segmentEnded(ended, dictation.session.value?.secondsBehind() ?? 0);
  }

  dictation.events.subscribe((event) => {
    if (event.kind === 'speech') {
      const { speech, at } = event;
      if (running === 'progressive' && speech.kind === 'final') progressive.hear(speech);
      if (chosen === 'auto') observe(speech, at);
    }
    if (event.kind !== 'state') return;
    const { at } = event.state;
    if (at === 'arming') {
      begin();
    } else if (at === 'finishing') {
      // What comes of it is known to the dictation once this state is left.
      const { promise, resolve } = Promise.withResolvers<void>();
      finished = resolve;
      progressive.end(promise.then(() => dictation.stop()));
    } else {
      finished?.();
      finished = null;
      if (at === 'idle' && chosen === 'auto') void lending.recordingEnded();
    }
  });
  // Whoever begins to speak at once does so before this is loaded.
  if (activity.isDictating.value) begin();
  void progressive.resume(readUnfinished());
}
