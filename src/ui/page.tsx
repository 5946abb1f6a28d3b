/** The page: sidebar, main view, dock, and the panels above them. */

import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isRecording } from '../app/actions.ts';
import type { App } from '../app/app.ts';
import { words as pageWords } from '../i18n/page.ts';
import { Dock } from './dictation/dock.tsx';
import { useFollowLive } from './dictation/follow-newest-words.ts';
import { MainView } from './dictation/main-view.tsx';
import { usePresses } from './dictation/presses.ts';
import { useSayOffline } from './dictation/say-offline.ts';
import { useShown } from './dictation/shown.ts';
import { TopBar } from './dictation/top-bar.tsx';
import { FileInput } from './files/file-input.tsx';
import { Sidebar } from './library/sidebar.tsx';
import { loadTranscriptPage } from './library/transcript-loader.tsx';
import type { Navigation, Panel } from './navigation.ts';
import { PanelLoader } from './panel-loader.tsx';
import { isNarrow } from './parts/media-queries.ts';
import { useLoaded } from './parts/use-loaded.ts';
import { searchFieldId } from './search/search-field.tsx';
import { listenForShortcuts } from './shortcuts/listen-for-shortcuts.ts';

export function Page({ app }: { app: App }) {
  const panel = useSignal<Panel | null>(reportPanel());
  const exported = useSignal<readonly string[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const isFollowing = useComputed(() => isRecording(app) && app.library.selected.value === null);
  const shown = useShown(app);
  useSayOffline(app);
  const presses = usePresses(app);
  const follow = useFollowLive(app.dictation.text, isFollowing.value);

  // Nothing is fetched between record and transcript.
  useSignalEffect(() => {
    if (app.engine.value.at === 'ready') loadTranscriptPage(app.library).catch(() => {});
  });

  const open = (which: Panel) => () => {
    panel.value = which;
  };
  // A panel that another one has replaced must not close its replacement.
  const close = (which: Panel | null) => () => {
    if (panel.value === which) panel.value = null;
  };
  const navigation: Navigation = {
    settings: open('settings'),
    microphone: open('microphone'),
    privacy: open('privacy'),
    help: open('help'),
    models: open('models'),
    textRules: open('text-rules'),
    modes: open('modes'),
    rewrite: open('rewrite'),
    recogniseAgain: open('recognise'),
    diagnostics: open('diagnostics'),
    bench: open('bench'),
    library: open('library'),
    storage: open('storage'),
    trash: open('trash'),
    backup: open('backup'),
    exports(ids) {
      exported.value = ids;
      panel.value = 'export';
    },
    miniWindow: () => void showMiniWindow(app),
    files: () => picker.current?.click(),
  };

  useEffect(
    () =>
      listenForShortcuts(app, {
        onRecord: presses,
        onMode() {
          panel.value = 'modes';
        },
        onSearch() {
          if (isNarrow.value) panel.value = 'library';
          else document.getElementById(searchFieldId)?.focus();
        },
        onHelp() {
          panel.value = 'help';
        },
      }),
    [app, panel, presses],
  );

  useEffect(() => {
    const onLink = () => {
      panel.value = reportPanel() ?? panel.value;
    };
    addEventListener('hashchange', onLink);
    return () => removeEventListener('hashchange', onLink);
  }, [panel]);

  return (
    <>
      <a class="skip" href="#dictation">
        {pageWords.skip}
      </a>
      <div class="page">
        {isNarrow.value || <Sidebar app={app} navigation={navigation} />}
        <main id="dictation" tabIndex={-1}>
          <TopBar app={app} navigation={navigation} />
          <MainView app={app} navigation={navigation} shown={shown.value} />
          <Dock app={app} navigation={navigation} presses={presses} follow={follow} shown={shown.value} />
        </main>
      </div>
      <Status app={app} />
      <FileInput files={app.files} input={picker} />
      {panel.value && (
        <PanelLoader
          key={panel.value}
          app={app}
          navigation={navigation}
          panel={panel.value}
          exported={exported.value}
          onClose={close(panel.value)}
        />
      )}
    </>
  );
}

/** A link to a report opens the benchmark. */
const reportPanel = () => (location.hash.startsWith('#bench=') ? 'bench' : null);

/** Announces state changes to assistive technology: always mounted, with one text that is replaced. */
function Status({ app }: { app: App }) {
  const { state, stopsIn } = app.dictation;
  const isCountingDown = useComputed(() => stopsIn.value !== null);
  const spoken = useLoaded(
    // Read so that a failed load is repeated with the next state.
    () => Boolean(state.value),
    () => import('./dictation/spoken-state.ts'),
  );
  return (
    <p class="for-readers" role="status">
      {spoken?.spokenState(state.value, app.engine.value, isCountingDown.value)}
    </p>
  );
}

async function showMiniWindow(app: App): Promise<void> {
  try {
    const miniWindow = await import('./mini-window/mini-window.tsx');
    await miniWindow.showMiniWindow(app);
  } catch (cause) {
    app.notices.report(cause);
  }
}
