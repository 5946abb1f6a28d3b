/** The mini window: level, newest words and the record button, above other programs and while this tab is hidden. */

import { render } from 'preact';
import { isRecording, toggle } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import { wholeText } from '../../app/dictation/live-text.ts';
import { writtenIn } from '../../app/models/spoken-languages.ts';
import { dock } from '../../i18n/dictation.ts';
import { duration } from '../../i18n/format.ts';
import { words as pageWords } from '../../i18n/page.ts';
import { strategyWords } from '../../i18n/transcript.ts';
import { openMiniWindow } from '../../platform/mini-window.ts';
import { LevelWave } from '../dictation/level-wave.tsx';
import { stateLine } from '../dictation/status.ts';
import { MicrophoneIcon } from '../parts/icons.tsx';
import './mini-window.css';

const size = { width: 380, height: 190 };

let opened: Window | null = null;

/** Opens the mini window, or brings it to the front. Rejects with `window-blocked`. */
export async function showMiniWindow(app: App): Promise<void> {
  if (opened && !opened.closed) return opened.focus();
  opened = await openMiniWindow(size);
  const { body, documentElement: root } = opened.document;
  opened.document.title = pageWords.app;
  Object.assign(root.dataset, document.documentElement.dataset);
  root.lang = document.documentElement.lang;
  render(<MiniWindow app={app} />, body);
  opened.addEventListener('pagehide', () => render(null, body), { once: true });
}

export function MiniWindow({ app }: { app: App }) {
  const { dictation, engine } = app;
  const state = dictation.state.value;
  const isOn = isRecording(app);
  const isRunning = isOn || state.at === 'finishing';
  const text = isRunning ? wholeText(dictation.text.value).text : app.library.selected.value?.text;
  return (
    <main class="mini-window">
      <div class="mini-words" lang={writtenIn(app)}>
        <p>{text || (state.at === 'recording' ? strategyWords.waiting[app.settings.value.strategy] : '')}</p>
      </div>
      <div class="mini-bar">
        <button
          type="button"
          class={`record ${state.at}`}
          aria-label={isOn ? dock.stop : dock.record}
          aria-disabled={state.at === 'finishing'}
          onClick={() => void toggle(app)}
        >
          {isRunning ? <span class="record-shape" /> : <MicrophoneIcon />}
        </button>
        <div class="mini-state">
          {state.at === 'recording' && <LevelWave level={dictation.level} />}
          <span>
            <b>{stateLine(state, engine.value, false)}</b>
            {isRunning && <span class="timer">{duration(dictation.elapsed.value)}</span>}
          </span>
        </div>
      </div>
    </main>
  );
}
