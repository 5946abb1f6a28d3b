/** The dock at the bottom of the page: the record button, the state in words, and the available actions. */

import { finishAndCopy } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import { isBusy } from '../../app/dictation/dictation-step.ts';
import { keyLabel, keyOf } from '../../app/keys.ts';
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
import type { Presses } from './presses.ts';
import { RecordButton } from './record-button.tsx';
import type { Shown } from './shown.ts';
import { stateLine } from './status.ts';

interface DockProps {
  app: App;
  navigation: Navigation;
  presses: Presses;
  follow: FollowLive;
  shown: Shown;
  /** Beside the text there is a bar only while something is under way. */
  isTextShown: boolean;
}

export function Dock({ app, navigation, presses, follow, shown, isTextShown }: DockProps) {
  const hasBar = isTextShown || isBusy(app.dictation.state.value);
  return (
    <section class="dock" aria-label={words.label}>
      <Callouts app={app} navigation={navigation} follow={follow} isTextShown={isTextShown} />
      {hasBar && (
        <div class="dock-bar">
          <RecordButton app={app} presses={presses} />
          <State app={app} isHeld={presses.isHeld.value} />
          <div class="dock-side">
            <Actions app={app} navigation={navigation} shown={shown} />
          </div>
        </div>
      )}
    </section>
  );
}

function State({ app, isHeld }: { app: App; isHeld: boolean }) {
  const { dictation, engine, settings } = app;
  const state = dictation.state.value;
  const line = dictation.next.value ? words.next : stateLine(state, engine.value, isHeld);
  const key = keyOf('toggle', settings.value);
  const isRunning = state.at === 'recording' || state.at === 'finishing';
  if (!isRunning) {
    const hint = state.at === 'arming' ? '' : key ? words.hint : words.noKey;
    return (
      <div class="dock-state">
        <b>{line}</b>
        <span class="dock-line">
          {hint}
          {hint && key && <kbd>{keyLabel(key)}</kbd>}
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

function Actions({ app, navigation, shown }: Omit<DockProps, 'follow' | 'presses' | 'isTextShown'>) {
  const { at } = app.dictation.state.value;
  const key = keyOf('finish', app.settings.value);
  const cancelKey = keyOf('cancel', { ...app.settings.value, shortcuts: true });
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
          {cancelKey && <kbd>{keyLabel(cancelKey)}</kbd>}
        </button>
        <button type="button" class="button plain" onClick={() => void finishAndCopy(app)}>
          {words.finishAndCopy}
          {key && <kbd>{keyLabel(key)}</kbd>}
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
