/**
 * Work that begins after the page is rendered, loaded at that time: updates, the interface for scripts, and the request to record in the
 * address.
 */

import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { onMicrophoneFound } from '../capture/devices.ts';
import { onMicrophoneAllowed } from '../capture/permission.ts';
import type { Events } from '../core/emitter.ts';
import { pause } from '../core/time.ts';
import { states as dictationWords, dock } from '../i18n/dictation.ts';
import { words as noticeWords } from '../i18n/notices.ts';
import { saying } from '../i18n/saying.ts';
import { strategyWords } from '../i18n/transcript.ts';
import { hasFileRuns } from '../platform/file-sound.ts';
import { readText } from '../platform/kept-text.ts';
import { persistStorage } from '../platform/persist-storage.ts';
import { playCue } from '../platform/recording/cue-tones.ts';
import { createSystemControls } from '../platform/recording/media-session.ts';
import { createTabIcon } from '../platform/recording/tab-icon.ts';
import { isInstalled } from '../platform/service-worker/is-installed.ts';
import { isolate } from '../platform/service-worker/isolate.ts';
import { watchUpdates } from '../platform/service-worker/updates.ts';
import type { ModelsApi } from '../protocol/models.ts';
import type { Activity } from './activity.ts';
import { type AutomationPlan, createAutomation } from './automation.ts';
import { becomesFalse } from './becomes-false.ts';
import { forgetTrouble } from './dictation/forget-trouble.ts';
import { handOverWhenAsked } from './dictation/hand-over.ts';
import { showOutwards } from './dictation/outward-signs.ts';
import { onThirdDictation } from './dictation/third-dictation.ts';
import type { Files } from './files/file-transcriber.ts';
import { takeOpenedFiles, takeShared } from './installed/arrivals.ts';
import { showWorkOnIcon } from './installed/badge.ts';
import { offerToInstall } from './installed/install-offer.ts';
import type { Library, LibraryWriter } from './library/library.ts';
import { loadOnce } from './load-once.ts';
import type { Models } from './models/models.ts';
import type { Notices } from './notices.ts';
import { keepOffline } from './privacy/keep-offline.ts';
import { dictationMarks } from './privacy/network-record.ts';
import { readSettings } from './settings.ts';
import { watchDeviceHealth } from './strategies/device-health.ts';
import { spareDevice } from './strategies/spare-device.ts';
import type { StrategiesPlan } from './strategies/strategies.ts';
import { unfinishedKey } from './strategies/unfinished.ts';
import type { Thread } from './thread-supervisor.ts';
import { keepWindowsAlike } from './windows.ts';
import { createLanguageHint } from './withheld/language-hint.ts';
import type { HeardSpeech } from './withheld/other-language.ts';

export interface StartPlan
  extends Omit<AutomationPlan, 'threads'>,
    Omit<StrategiesPlan, Exclude<keyof AutomationPlan, 'threads'>> {
  /** Whether a reload would interrupt work or lose text. */
  isAtWork: () => boolean;
  /** Set here: the function that installs the waiting version and reloads every window. */
  waitingUpdate: Signal<(() => void) | null>;
  /** URL of the audio worklet's script. */
  workletUrl: string;
  isRecordingAsked: boolean;
  /** Starts or ends a recording, as its button does. */
  toggle: () => void;
  activity: Activity;
  isOnline: ReadonlySignal<boolean>;
  modelsThread: Pick<Thread<ModelsApi>, 'handOver'>;
  /** What recordings and files had to say. */
  heard: Events<HeardSpeech>;
  models: StrategiesPlan['models'] & Pick<Models, 'language' | 'open'>;
  notices: Notices;
  files: AutomationPlan['files'] & Pick<Files, 'resume' | 'open'>;
  library: AutomationPlan['library'] & Pick<Library & LibraryWriter, 'add' | 'items' | 'isRead' | 'hasUnsaved'>;
}

const mostRequests = 10_000;
/** Milliseconds that a browser may take to let go of the lock of a recording that has ended. */
const lettingGoMs = 300;
/** Milliseconds after a recording before its sound is compressed: what a person does next comes first. */
const quietMs = 2_000;

export function start({ isAtWork, waitingUpdate, workletUrl, isRecordingAsked, ...plan }: StartPlan): void {
  const { activity, notices } = plan;
  Object.assign(globalThis, { sotto: createAutomation(plan) });
  watchUpdates({
    isBusy: isAtWork,
    isOnline: () => plan.isOnline.value,
    onWaiting(apply) {
      waitingUpdate.value = apply;
    },
  });
  void isolate().then((wasReloaded) => wasReloaded && notices.say(saying(noticeWords, 'isolated')));
  addEventListener('beforeunload', (event) => {
    if (isAtWork()) event.preventDefault();
  });
  plan.dictation.events.subscribe((event) => {
    if (event.kind === 'cancelled') {
      void notices.attempt(saying(dock, 'cancel'), async () => (await plan.recovery()).offerBack(event));
    }
  });
  forgetTrouble(plan.dictation, { onAllowed: onMicrophoneAllowed, onFound: onMicrophoneFound });
  onThirdDictation(plan.dictation, () => {
    void pause(quietMs)
      .then(() => becomesFalse(activity.isRecognising))
      .then(() => Promise.all([import('./models/offer-better-model.ts'), plan.models.open()]))
      .then(([{ offerBetterModel }, panel]) => offerBetterModel({ ...plan, panel }))
      // Nobody has asked for it.
      .catch(() => {});
  });
  const controls = createSystemControls({ title: () => dictationWords.recording, toggle: plan.toggle });
  let markTab = (_: boolean) => {};
  createTabIcon().then(
    (mark) => {
      markTab = mark;
    },
    () => {},
  );
  showOutwards({
    ...plan,
    playCue,
    show(isRecording) {
      controls.show(isRecording);
      markTab(isRecording);
    },
  });
  spareDevice({ ...plan, watch: watchDeviceHealth });
  const languageHint = createLanguageHint({ language: plan.models.language, notices, router: plan.router });
  plan.heard.subscribe(languageHint.consider);
  // The page of privacy lists all requests, and tells those of a dictation apart.
  performance.setResourceTimingBufferSize(mostRequests);
  let isHeard = false;
  plan.dictation.state.subscribe(({ at }) => {
    const isOn = at === 'recording' || (isHeard && at === 'finishing');
    if (isOn !== isHeard) performance.mark(isOn ? dictationMarks.begins : dictationMarks.ends);
    isHeard = isOn;
  });
  // At the start, and when a recording has ended: without its text being saved, or with sound that is now kept.
  activity.isDictating.subscribe((isOn) => {
    if (isOn) return;
    void pause(lettingGoMs)
      .then(plan.recovery)
      .then((recovery) => recovery.look())
      .then(() => pause(quietMs))
      // A more exact model hears it as it was recorded.
      .then(() => becomesFalse(computed(() => plan.improving.value !== null)))
      .then(plan.library.work)
      .then(({ housekeeping }) => housekeeping.compress(activity.isRecognising))
      .catch(() => {});
  });
  // Files that a closed tab or a crash has interrupted go on.
  void hasFileRuns().then((areThere) => {
    if (areThere) void plan.files.resume();
  });
  askToPersist(plan);
  showWorkOnIcon(activity.isRecognising);
  offerToInstall({ items: plan.library.items, isDictating: activity.isDictating, notices });
  takeOpenedFiles(plan);
  void takeShared(plan);
  handOverWhenAsked(plan);
  keepOffline(plan);
  keepWindowsAlike({
    ...plan.library,
    settings: plan.settings,
    readSettings,
    async refresh(ids) {
      const { shelf, editing } = await plan.library.work();
      await shelf.refresh(ids);
      await editing.refresh(ids);
    },
  });
  runStrategiesWhenChosen(plan);
  // Takes over what was typed last before the page was closed, and removes what is too old.
  plan.library.work().then(
    ({ housekeeping }) => housekeeping.sweep(),
    () => {},
  );
  // Without a service worker, the worklet's script would otherwise be fetched at the first press of record, which delays the recording.
  fetch(workletUrl).catch(() => {});
  // Only the installed app may start to record from an address: a link on another site must not open the microphone. The parameter is
  // removed so that a reload does not record again.
  if (isRecordingAsked) {
    history.replaceState(history.state, '', location.pathname);
    if (isInstalled()) void plan.dictation.start();
  }
}

/** Most people never choose one that needs more than the engine. */
function runStrategiesWhenChosen(plan: StrategiesPlan & Pick<StartPlan, 'notices'>): void {
  const load = loadOnce(
    'strategies',
    () => import('./strategies/strategies.ts'),
    ({ runStrategies }) => runStrategies(plan),
  );
  plan.settings.subscribe(({ strategy }) => {
    if (strategy === 'progressive' || strategy === 'auto' || readText(unfinishedKey)) {
      void plan.notices.attempt(saying(strategyWords, 'title'), load);
    }
  });
}

/** Before the first dictation of this visit is kept: Safari clears a site that was not used for seven days, others when space runs out. */
function askToPersist({ dictation, settings }: Pick<StartPlan, 'dictation' | 'settings'>): void {
  let isAsked = false;
  dictation.state.subscribe(({ at }) => {
    if (isAsked || at !== 'finishing' || settings.value.keepTexts === 'never') return;
    isAsked = true;
    void persistStorage();
  });
}
