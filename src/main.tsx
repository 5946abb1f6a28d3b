/** The composition root: constructs all threads and features, and mounts the page. */

import { computed, signal } from '@preact/signals';
import captureUrl from '../workers/capture.worklet.ts?worker&url';
import filesUrl from '../workers/files.worker.ts?worker&url';
import remoteUrl from '../workers/remote.worker.ts?worker&url';
import { endAtSilence, toggle } from './app/actions.ts';
import { createActivity } from './app/activity.ts';
import { readAddress } from './app/address-parameters.ts';
import type { App } from './app/app.ts';
import { createBench } from './app/bench/bench.ts';
import { createCopy } from './app/clipboard.ts';
import { createDiagnostics } from './app/diagnostics/diagnostics.ts';
import { announceFinals } from './app/dictation/announce-finals.ts';
import { createDictation } from './app/dictation/dictation.ts';
import { followMicrophones } from './app/dictation/microphones.ts';
import { preload } from './app/engine/preload.ts';
import { hintsOf } from './app/engine/speech-hints.ts';
import { createSpeechThreads } from './app/engine/speech-threads.ts';
import { createFiles } from './app/files/files.ts';
import { createLibrary } from './app/library/library.ts';
import { beginJournal } from './app/library/recording-journal.ts';
import { createSearch } from './app/library/search.ts';
import { loadOnce } from './app/load-once.ts';
import { createModelOpener } from './app/models/model-opener.ts';
import { createModels } from './app/models/models.ts';
import { createNotices } from './app/notices.ts';
import { followLanguage } from './app/page-language.ts';
import { createRouter } from './app/router.ts';
import { createSettings } from './app/settings.ts';
import type { Improving } from './app/strategies/improving.ts';
import { createTextRules } from './app/text-rules/text-rules.ts';
import { superviseThread } from './app/thread-supervisor.ts';
import type { HeardSpeech } from './app/withheld/other-language.ts';
import { createWithheld } from './app/withheld/withheld.ts';
import { createEmitter } from './core/emitter.ts';
import type { FileStrategy } from './core/strategies/strategy.ts';
import { trustOwnScripts } from './core/trusted-scripts.ts';
import { dock } from './i18n/dictation.ts';
import { chips } from './i18n/page.ts';
import { saying } from './i18n/saying.ts';
import { announce, mountAnnouncer } from './platform/announce.ts';
import { isIsolated, threadCount } from './platform/isolation.ts';
import { watchNetwork } from './platform/network.ts';
import { afterNextFrame } from './platform/next-frame.ts';
import { holdRecorder } from './platform/recorder-lock.ts';
import { holdWakeLock } from './platform/wake-lock.ts';
import type { InterruptedRecording } from './protocol/journal.ts';
import type { LibraryApi } from './protocol/library.ts';
import type { ModelsApi } from './protocol/models.ts';
import { mount } from './ui/mount.tsx';

// The platform.
trustOwnScripts();
mountAnnouncer();
const { wish, hub, isRecordingAsked } = readAddress(location.search);
const isShared = isIsolated();
const device = {
  threads: threadCount(navigator.hardwareConcurrency, isShared, wish.threads),
  isIsolated: isShared,
  gpuRuntime: 'Suspending' in WebAssembly ? 'jspi' : 'asyncify',
} as const;
const hasNetwork = signal(navigator.onLine);
watchNetwork((online) => {
  hasNetwork.value = online;
});
const recorder = { workletUrl: captureUrl, isShared, holdRecorder, keepAwake: holdWakeLock };
const router = createRouter();
const settings = createSettings();
const isOnline = computed(() => hasNetwork.value && !settings.value.staysOffline);
const notices = createNotices(() => settings.peek().messagesStay);
const activity = createActivity();
const copy = createCopy(notices);

// The threads.
const libraryThread = superviseThread<LibraryApi>({
  name: 'library',
  create: () => new Worker(new URL('../workers/library.worker.ts', import.meta.url), { type: 'module' }),
});
const modelsThread = superviseThread<ModelsApi>({
  name: 'models',
  create: () => new Worker(new URL('../workers/models.worker.ts', import.meta.url), { type: 'module' }),
});
const threads = createSpeechThreads({
  createListen: () => new Worker(new URL('../workers/listen.worker.ts', import.meta.url), { type: 'module' }),
  createEngine: () => new Worker(new URL('../workers/engine.worker.ts', import.meta.url), { type: 'module' }),
  device,
  hints: computed(() => hintsOf(settings.value)),
  onCacheError: (error) => console.warn('not kept for offline use', error),
});

// The features.
const library = createLibrary({ thread: libraryThread, notices, settings });
const control = createModelOpener({
  threads,
  models: modelsThread,
  device,
  wish: wish.threads ? { ...wish, threads: device.threads } : wish,
  hub,
  notices,
  activity,
  isOnline,
  model: settings.value.model,
  rememberChoice(model) {
    settings.value = { ...settings.value, model };
  },
});
const models = createModels({ thread: modelsThread, inUse: threads.model, control, notices });
const textRules = createTextRules({
  settings,
  language: models.language,
  notices,
  async useModel(id) {
    if (id === models.inUse.value) return;
    await notices.attempt(saying(chips, 'model'), async () => (await models.open()).switchTo(id));
  },
});
const heard = createEmitter<HeardSpeech>();
const withheld = createWithheld({ threads, library, notices, activity, textRules });
/** What turns speech into kept texts needs. */
const toTexts = { threads, control, settings, activity, notices, library, withheld, textRules, onHeard: heard.emit };
const dictation = createDictation({
  ...recorder,
  ...toTexts,
  copy,
  beginJournal: (model) =>
    settings.value.keepTexts === 'never' ? null : beginJournal({ thread: libraryThread, notices }, model),
});
const fileRuns = createEmitter<FileStrategy>();
const files = createFiles({
  filesUrl,
  remoteUrl,
  onRun: fileRuns.emit,
  ...toTexts,
});
const metrics = createDiagnostics({ threads, dictation, settings, activity, fileRuns, afterNextFrame });
announceFinals({ dictation, settings, language: models.language, announce });
const bench = createBench({
  ...recorder,
  threads,
  control,
  createBench: () => new Worker(new URL('../workers/bench.worker.ts', import.meta.url), { type: 'module' }),
  createReference: () => new Worker(new URL('../workers/reference.worker.ts', import.meta.url), { type: 'module' }),
});

const search = createSearch({ thread: libraryThread, library, notices });
const transfers = loadOnce(
  'transfers',
  () => import('./app/library/transfers.ts'),
  ({ createTransfers }) => createTransfers({ thread: libraryThread, library }),
);

const network = loadOnce(
  'network',
  () => import('./app/privacy/network-record.ts'),
  ({ createNetworkRecord }) =>
    createNetworkRecord({
      ...threads,
      library: libraryThread,
      models: modelsThread,
      files: files.work,
    }),
);

const interrupted = signal<readonly InterruptedRecording[]>([]);
const recovery = loadOnce(
  'recovery',
  () => import('./app/library/recovery.ts'),
  ({ createRecovery }) =>
    createRecovery({
      interrupted,
      thread: libraryThread,
      notices,
      library,
      recognise: files.transcribeSound,
      write: (heard, words) => textRules.finished(heard, { words }),
      origin: () => ({ model: threads.model.value, mode: textRules.mode(), settings: settings.value }),
    }),
);

// The app, and the page.
const improving = signal<Improving | null>(null);
const waitingUpdate = signal<(() => void) | null>(null);
const app: App = {
  router,
  dictation,
  library,
  search,
  interrupted,
  recovery,
  transfers,
  files,
  withheld,
  textRules,
  models,
  notices,
  metrics,
  bench,
  network,
  settings,
  improving,
  engine: threads.state,
  devices: followMicrophones(dictation.device),
  isIsolated: isShared,
  isOnline,
  update: computed(() => (activity.isDictating.value ? null : waitingUpdate.value)),
  copy,
  takeOver: () =>
    notices.attempt(saying(dock, 'record'), async () =>
      (await import('./app/dictation/hand-over.ts')).takeOver({ dictation }),
    ),
  // How it ends is the state of the engine, which the page shows.
  async retryEngine() {
    await threads.ready().catch(() => {});
  },
};
endAtSilence(app);
void followLanguage(settings, notices).then(() => mount(app, document.getElementById('app')!));

void library.more();
preload(threads);
import('./app/start.ts').then(({ start }) =>
  start({
    threads,
    library,
    libraryThread,
    modelsThread,
    isOnline,
    recovery,
    interrupted,
    transfers,
    dictation,
    files,
    metrics,
    settings,
    router,
    control,
    bench,
    isAtWork: () => activity.isRecognising.value || library.hasUnsaved.value,
    waitingUpdate,
    workletUrl: captureUrl,
    isRecordingAsked,
    toggle: () => void toggle(app),
    activity,
    notices,
    models,
    heard,
    textRules,
    improving,
  }),
);
