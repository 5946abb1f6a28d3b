/** The composition root: builds the real world and mounts the page. Nothing else constructs. */

import { computed, signal } from '@preact/signals';
import captureUrl from '../workers/capture.worklet.ts?worker&url';
import { end } from './app/actions.ts';
import type { App } from './app/app.ts';
import { createBench } from './app/bench/bench.ts';
import { createDictation } from './app/dictation/dictation.ts';
import { isBusy } from './app/dictation/dictation-step.ts';
import { hintsOf } from './app/engine/speech-hints.ts';
import { createSpeechThreads } from './app/engine/speech-threads.ts';
import { createFiles } from './app/files/files.ts';
import { createLibrary } from './app/library/library.ts';
import { createModelOpener } from './app/models/model-opener.ts';
import { createModels } from './app/models/models.ts';
import { createNotices } from './app/notices.ts';
import { createPageMetrics } from './app/page-metrics.ts';
import { createSettings } from './app/settings.ts';
import { superviseThread } from './app/thread-supervisor.ts';
import { createWithheld } from './app/withheld/withheld.ts';
import { type InputDevice, listMicrophones, onDevicesChanged } from './capture/devices.ts';
import { AppError } from './core/errors.ts';
import { trustOwnScripts } from './core/trusted-scripts.ts';
import { messages } from './i18n/messages.en.ts';
import { assetUrls, embeddedModel } from './models/embedded.ts';
import { announce, mountAnnouncer } from './platform/announce.ts';
import { assetCacheName, dropStaleAssets } from './platform/asset-cache.ts';
import { copyText } from './platform/clipboard.ts';
import { isIsolated, threadCount } from './platform/isolation.ts';
import { watchNetwork } from './platform/network.ts';
import { afterNextFrame } from './platform/next-frame.ts';
import { holdRecorder } from './platform/recorder-lock.ts';
import { holdWakeLock } from './platform/wake-lock.ts';
import { automationParameters, type RunWish } from './protocol/automation.ts';
import type { LibraryApi } from './protocol/library.ts';
import type { ModelsApi } from './protocol/models.ts';
import { mount } from './ui/mount.tsx';

trustOwnScripts();
mountAnnouncer();

const parameters = new URLSearchParams(location.search);
const requestedThreads = Number(parameters.get(automationParameters.threads)) || undefined;
const requestedBackend = parameters.get(automationParameters.backend);
const isShared = isIsolated();
const processorThreads = threadCount(navigator.hardwareConcurrency, isShared, requestedThreads);
const wish: RunWish = {
  ...(requestedBackend === 'wasm' || requestedBackend === 'webgpu' ? { backend: requestedBackend } : {}),
  ...(requestedThreads ? { threads: processorThreads } : {}),
};
const gpuRuntime = 'Suspending' in WebAssembly ? 'jspi' : 'asyncify';

const settings = createSettings();
const notices = createNotices();
const libraryThread = superviseThread<LibraryApi>({
  name: 'library',
  create: () => new Worker(new URL('../workers/library.worker.ts', import.meta.url), { type: 'module' }),
  prepare: async () => {},
});
const library = createLibrary(libraryThread, notices);

const modelThread = superviseThread<ModelsApi>({
  name: 'models',
  create: () => new Worker(new URL('../workers/models.worker.ts', import.meta.url), { type: 'module' }),
  prepare: async () => {},
});

const modelOpener = createModelOpener(() => ({
  threads,
  models: modelThread,
  device: { threads: processorThreads, isIsolated: isShared, gpuRuntime },
  wish,
  notices,
  isAtWork: isRecognising,
  isOnline: () => isOnline.value,
  hub: parameters.get(automationParameters.hub),
  choose(model) {
    settings.value = { ...settings.value, model };
  },
}));

const threads = createSpeechThreads({
  createListen: () => new Worker(new URL('../workers/listen.worker.ts', import.meta.url), { type: 'module' }),
  createEngine: () => new Worker(new URL('../workers/engine.worker.ts', import.meta.url), { type: 'module' }),
  gpuRuntime,
  hints: computed(() => hintsOf(settings.value)),
  model: settings.value.model,
  open: modelOpener.open,
  instead: modelOpener.instead,
  onEngineDeath(next, error) {
    if (!next) return;
    metrics.onReplaced();
    if (error.code === 'thread-slow') notices.report(error);
    else if (next.isOther) modelOpener.tellMoved(next.backend);
    else notices.say(messages.notices.engineRestarted);
  },
  onCacheError: (error) => console.warn('not kept for offline use', error),
});

const metrics = createPageMetrics({ threads, afterNextFrame });

const withheld = createWithheld({
  threads,
  notices,
  find: library.find,
  save: library.add,
  // Whoever is dictating meanwhile is left alone.
  open: async (id) => {
    if (!isDictating.value) await library.open(id);
  },
});

const dictation = createDictation({
  threads,
  settings: () => settings.value,
  workletUrl: captureUrl,
  isShared,
  holdRecorder,
  keepAwake: holdWakeLock,
  async save(transcript) {
    // First, so that the words are safe on the clipboard when the disk is full.
    if (settings.value.autoCopy) await copy(transcript.text);
    await library.add(transcript);
  },
  offerUndo(transcript) {
    const restore = () => void library.add(transcript).then(() => library.open(transcript.id), notices.report);
    notices.say(messages.notices.cancelled, { label: messages.notices.undo, run: restore });
  },
  onHearing: metrics.onHearing,
  onSpeech: metrics.onSpeech,
  onFinal(text, language) {
    if (settings.value.announce === 'finals') announce(text, language ?? models.language.value);
  },
  onSilence: () => void end(app),
  onHeard: withheld.consider,
  onReplaced() {
    metrics.onReplaced();
    notices.say(messages.notices.engineRestarted);
  },
  onLost: () => notices.report(new AppError('audio-overrun', 'recognition fell behind the history')),
});
metrics.follow(dictation);

const files = createFiles({
  threads,
  settings: () => settings.value,
  notices,
  save: library.add,
  open: library.open,
  onHeard: withheld.consider,
});

async function copy(text: string): Promise<void> {
  try {
    await copyText(text);
    notices.say(messages.notices.copied);
  } catch (error) {
    notices.report(error);
  }
}

const devices = signal<readonly InputDevice[]>([]);
const readDevices = async () => {
  devices.value = await listMicrophones();
};
onDevicesChanged(readDevices);
dictation.device.subscribe(readDevices);

const isOnline = signal(navigator.onLine);
watchNetwork((online) => {
  isOnline.value = online;
});

const waitingUpdate = signal<(() => void) | null>(null);
const isDictating = computed(() => isBusy(dictation.state.value));
isDictating.subscribe((isOn) => {
  if (isOn) withheld.onRecording();
});
const isRecognising = computed(() => isDictating.value || files.running.value !== null);
/** A reload would interrupt or lose something. */
const isAtWork = () => isRecognising.value || library.hasUnsaved.value;

const models = createModels({ thread: modelThread, inUse: threads.model, control: modelOpener.control, notices });

const bench = createBench(() => ({
  threads,
  control: modelOpener.control,
  createBench: () => new Worker(new URL('../workers/bench.worker.ts', import.meta.url), { type: 'module' }),
  createReference: () => new Worker(new URL('../workers/reference.worker.ts', import.meta.url), { type: 'module' }),
  holdRecorder,
  keepAwake: holdWakeLock,
  isShared,
}));

const app: App = {
  dictation,
  library,
  files,
  withheld,
  models,
  notices,
  metrics,
  bench,
  settings,
  engine: threads.state,
  devices,
  isIsolated: isShared,
  isOnline,
  update: computed(() => (isDictating.value ? null : waitingUpdate.value)),
  copy,
  retryEngine: () => threads.ready().then(() => {}, notices.report),
};

mount(app, document.getElementById('app')!);
// The page stands without them: the service worker with new versions, and the handle that scripts wait for.
import('./platform/updates.ts').then(({ watchUpdates }) => {
  const onWaiting = (apply: () => void) => {
    waitingUpdate.value = apply;
  };
  watchUpdates({ isBusy: isAtWork, onWaiting });
});
import('./app/automation.ts').then(({ createAutomation }) => {
  const kill = (thread: 'listen' | 'engine' | 'library') =>
    ({ library: libraryThread, listen: threads.listen, engine: threads.engine })[thread].kill();
  const sotto = createAutomation({
    threads,
    dictation,
    files,
    metrics,
    settings,
    control: modelOpener.control,
    bench,
    kill,
  });
  Object.assign(globalThis, { sotto });
});

// Before the first press: where no service worker keeps it, the audio thread's script would be fetched while recording.
fetch(captureUrl).catch(() => {});
void library.more();
// The shortcut of the installed app. A link from elsewhere must not open the microphone, and a reload not record again.
if (parameters.has('record')) {
  history.replaceState(null, '', location.pathname);
  if (matchMedia('(display-mode: standalone)').matches) void dictation.start();
}
addEventListener('beforeunload', (event) => {
  if (isAtWork()) event.preventDefault();
});
// The state of the engine shows what failed.
const preload = () =>
  threads.ready().then(
    () => {
      performance.mark('sotto-ready');
      return dropStaleAssets(assetCacheName, assetUrls);
    },
    () => {},
  );
// A large model can wait until the page stands; a press on record does not.
if (settings.value.model === embeddedModel.id || !('requestIdleCallback' in globalThis)) preload();
else requestIdleCallback(preload, { timeout: 2_000 });
