/** Runs commands for keys pressed anywhere on the page. Returns a function that stops listening. */

import { finishAndCopy, isRecording, openBeside } from '../../app/actions.ts';
import { showsText } from '../../app/addresses.ts';
import type { App } from '../../app/app.ts';
import { closeTopmost, hasOnTop } from '../parts/on-top.ts';
import { type Command, commandOf } from './shortcuts.ts';

const textFields = 'input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable]';

/** What keys do on the page. `time`: milliseconds on the clock of events. */
export interface KeyTargets {
  onRecord: { down: (time: number) => void; end: (time: number) => void };
  onMini: () => void;
  onMode: () => void;
  onSearch: () => void;
  onHelp: () => void;
  /** Escape on a page beside the text. */
  onLeave: () => void;
}

export function listenForShortcuts(
  app: App,
  { onRecord, onMini, onMode, onSearch, onHelp, onLeave }: KeyTargets,
): () => void {
  /** The key that is held down to talk. */
  let held = '';
  const run: Record<Exclude<Command, 'toggle'>, () => void> = {
    finish: () => void finishAndCopy(app),
    close: closeTopmost,
    cancel: () => void app.dictation.cancel(),
    mini: onMini,
    mode: onMode,
    search: onSearch,
    next: () => openBeside(app, 1),
    last: () => openBeside(app, -1),
    help: onHelp,
    leave: onLeave,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    const command = commandOf(event, {
      isActive: isRecording(app),
      isTyping: target?.closest(textFields) != null,
      hasOnTop: hasOnTop(),
      isBeside: !showsText(app.router.route.value),
      isInDialog: document.querySelector('dialog[open]') !== null,
      settings: app.settings.value,
    });
    if (!command) return;
    event.preventDefault();
    if (command !== 'toggle') return run[command]();
    held = event.code;
    onRecord.down(event.timeStamp);
  };
  const onKeyUp = ({ code, timeStamp }: KeyboardEvent) => {
    if (code === held) onRecord.end(timeStamp);
  };
  addEventListener('keydown', onKeyDown);
  addEventListener('keyup', onKeyUp);
  return () => {
    removeEventListener('keydown', onKeyDown);
    removeEventListener('keyup', onKeyUp);
  };
}
