/** The dock at the bottom of the page: the record button, the state in words, and the available actions. */

import { useSignal } from '@preact/signals';
import { finishAndCopy } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import { textOf } from '../../core/transcript.ts';
import { dock as words } from '../../i18n/dictation.ts';
import { duration } from '../../i18n/format.ts';
import { words as pageWords } from '../../i18n/page.ts';
import type { Navigation } from '../navigation.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { CopyIcon, FileIcon, MiniWindowIcon } from '../parts/icons.tsx';
import { isNarrow } from '../parts/media-queries.ts';
import { Callouts } from './callouts.tsx';
import type { FollowLive } from './follow-newest-words.ts';
import { LevelWave } from './level-wave.tsx';
import { RecordButton } from './record-button.tsx';
import type { Shown } from './shown.ts';
import { stateLine } from './status.ts';

interface DockProps {
  app: App;
  navigation: Navigation;
  follow: FollowLive;
  shown: Shown;
}

export function Dock({ app, navigation, follow, shown }: DockProps) {
  const isHeld = useSignal(false);
  return (
    <section class="dock" aria-label={words.label}>
      <Callouts app={app} navigation={navigation} follow={follow} />
      <div class="dock-bar">
        <RecordButton app={app} isHeld={isHeld} />
        <State app={app} isHeld={isHeld.value} />
        <div class="dock-side">
          <Actions app={app} navigation={navigation} shown={shown} />
        </div>
      </div>
    </section>
  );
}

function State({ app, isHeld }: { app: App; isHeld: boolean }) {
  const { dictation, engine, settings } = app;
  const state = dictation.state.value;
  const line = stateLine(state, engine.value, isHeld);
  const isRunning = state.at === 'recording' || state.at === 'finishing';
  if (!isRunning) {
    const hint = state.at === 'arming' ? '' : settings.value.shortcuts ? words.hint : words.noKey;
    return (
      <div class="dock-state">
        <b>{line}</b>
        <span class="dock-line">
          {hint}
          {hint && settings.value.shortcuts && <kbd>R</kbd>}
        </span>
      </div>
    );
  }
  const left = dictation.stopsIn.value;
  return (
    <div class="dock-state">
      {state.at === 'recording' ? <LevelWave level={dictation.level} /> : <div class="dock-work" />}
      <span class="dock-line">
        <b>{left === null ? line : words.stopsIn(left)}</b> ·{' '}
        <span class="timer">{duration(dictation.elapsed.value)}</span>
      </span>
    </div>
  );
}

function Actions({ app, navigation, shown }: Omit<DockProps, 'follow'>) {
  const { at } = app.dictation.state.value;
  const areKeysShown = app.settings.value.shortcuts;
  const text = textToCopy(app, shown);
  if (at === 'finishing') return null;
  if (at === 'arming' || at === 'recording') {
    return (
      <>
        {isNarrow.value || (
          <IconButton label={words.mini} onPress={navigation.miniWindow}>
            <MiniWindowIcon />
          </IconButton>
        )}
        <button type="button" class="button plain" onClick={() => void app.dictation.cancel()}>
          {words.cancel}
          <kbd>{words.escape}</kbd>
        </button>
        <button type="button" class="button plain" onClick={() => void finishAndCopy(app)}>
          {words.finishAndCopy}
          {areKeysShown && <kbd>C</kbd>}
        </button>
      </>
    );
  }
  if (text) {
    return (
      <button type="button" class="button" onClick={() => void app.copy(text)}>
        <CopyIcon />
        {words.copy}
      </button>
    );
  }
  return (
    <button type="button" class="button plain" onClick={navigation.files}>
      <FileIcon />
      {pageWords.openFile}
    </button>
  );
}

function textToCopy({ dictation }: App, shown: Shown): string {
  switch (shown.kind) {
    case 'saved':
      return shown.transcript.text;
    case 'live':
      return textOf(dictation.text.value.segments);
    case 'invitation':
      return '';
  }
}
