/** The page: the list, the text or a page beside it, the dock, and the panels above them. */

import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { isRecording } from '../app/actions.ts';
import { showsText } from '../app/addresses.ts';
import type { App } from '../app/app.ts';
import { addressOf } from '../app/router.ts';
import { dock } from '../i18n/dictation.ts';
import { words as libraryWords } from '../i18n/library.ts';
import { words as pageWords } from '../i18n/page.ts';
import { saying } from '../i18n/saying.ts';
import { type Arrived, homePath, useArrival } from './arrival.ts';
import { Dock } from './dictation/dock.tsx';
import { useFollowLive } from './dictation/follow-newest-words.ts';
import { MainView } from './dictation/main-view.tsx';
import { usePresses } from './dictation/presses.ts';
import { useSayOffline } from './dictation/say-offline.ts';
import { useShown } from './dictation/shown.ts';
import { TopBar } from './dictation/top-bar.tsx';
import { FileInput } from './files/file-input.tsx';
import { followLinks } from './follow-links.ts';
import { Sidebar } from './library/sidebar.tsx';
import { loadTranscriptPage } from './library/transcript-loader.tsx';
import type { Navigation, Panel } from './navigation.ts';
import { PanelLoader } from './panel-loader.tsx';
import { BackIcon } from './parts/icons.tsx';
import { isNarrow } from './parts/media-queries.ts';
import { useLoaded } from './parts/use-loaded.ts';
import { searchFieldId } from './search/search-field.tsx';
import { listenForShortcuts } from './shortcuts/listen-for-shortcuts.ts';

export function Page({ app }: { app: App }) {
  const panel = useSignal<Panel | null>(null);
  const exported = useSignal<readonly string[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const { router } = app;

  const open = (which: Panel) => () => {
    panel.value = which;
  };
  // A panel that another one has replaced must not close its replacement.
  const close = (which: Panel | null) => () => {
    if (panel.value === which) panel.value = null;
  };
  const navigation = useMemo<Navigation>(
    () => ({
      go: router.go,
      modes: open('modes'),
      rewrite: open('rewrite'),
      recogniseAgain: open('recognise'),
      exports(ids) {
        exported.value = ids;
        panel.value = 'export';
      },
      miniWindow: () => void showMiniWindow(app),
      files: () => picker.current?.click(),
    }),
    [app],
  );

  const arrived = useArrival(app).value;
  const isTextShown = arrived !== null && showsText(arrived.route);
  const isListAlone = isNarrow.value && arrived?.route.at === 'library' && arrived.route.id === null;
  const isFollowing = useComputed(
    () => isRecording(app) && app.library.selected.value === null && showsText(router.route.value),
  );
  const shown = useShown(app);
  useSayOffline(app);
  const presses = usePresses(app);
  const follow = useFollowLive(app.dictation.text, isFollowing.value);

  // Nothing is fetched between record and transcript.
  useSignalEffect(() => {
    if (app.engine.value.at === 'ready') loadTranscriptPage(app.library).catch(() => {});
  });

  useEffect(() => followLinks(router), [router]);
  useEffect(
    () =>
      listenForShortcuts(app, {
        onRecord: presses,
        onMini: navigation.miniWindow,
        onMode: navigation.modes,
        onSearch() {
          if (isNarrow.value) router.go('/library');
          else document.getElementById(searchFieldId)?.focus();
        },
        onHelp: () => router.go('/help'),
        onLeave: () => router.go(homePath(app)),
      }),
    [app, presses],
  );

  return (
    <>
      <a class="skip" href="#dictation">
        {pageWords.skip}
      </a>
      <div class="page">
        {isNarrow.value || <Sidebar app={app} navigation={navigation} />}
        <main id="dictation" class={isListAlone ? 'list-alone' : ''} tabIndex={-1} aria-busy={arrived === null}>
          {isListAlone ? (
            <>
              <h1 class="for-readers">{libraryWords.label}</h1>
              <Sidebar app={app} navigation={navigation} />
            </>
          ) : isTextShown ? (
            <>
              <TopBar app={app} navigation={navigation} />
              <MainView app={app} navigation={navigation} shown={shown.value} />
            </>
          ) : (
            // The way back is there before the page is.
            (arrived ?? !showsText(router.route.value)) && <Beside app={app} draw={arrived?.draw ?? null} />
          )}
          <Dock
            app={app}
            navigation={navigation}
            presses={presses}
            follow={follow}
            shown={shown.value}
            isTextShown={isTextShown}
          />
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

/** A page beside the text, with the way back to it. */
function Beside({ app, draw }: { app: App; draw: Arrived['draw'] }) {
  return (
    <>
      <header class="top-bar">
        <a class="button plain" href={addressOf(homePath(app))}>
          <BackIcon />
          {pageWords.back}
        </a>
      </header>
      {draw?.()}
    </>
  );
}

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
  await app.notices.attempt(saying(dock, 'mini'), async () => {
    const miniWindow = await import('./mini-window/mini-window.tsx');
    await miniWindow.showMiniWindow(app);
  });
}
