/** Runs commands for keys pressed anywhere on the page. Returns a function that stops listening. */

import { finishAndCopy, isRecording, toggle } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import { type Command, commandOf } from './shortcuts.ts';

const textFields = 'input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable]';

/** What keys open on the page. */
export interface KeyTargets {
  onMode: () => void;
  onSearch: () => void;
  onHelp: () => void;
}

export function listenForShortcuts(app: App, { onMode, onSearch, onHelp }: KeyTargets): () => void {
  const run: Record<Command, () => void> = {
    toggle: () => void toggle(app),
    'finish-and-copy': () => void finishAndCopy(app),
    cancel: () => void app.dictation.cancel(),
    mode: onMode,
    search: onSearch,
    help: onHelp,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    const command = commandOf(event, {
      isActive: isRecording(app),
      isTyping: target?.matches(textFields) ?? false,
      isInDialog: document.querySelector('dialog[open]') !== null,
      areLettersOn: app.settings.value.shortcuts,
    });
    if (!command) return;
    event.preventDefault();
    run[command]();
  };
  addEventListener('keydown', onKeyDown);
  return () => removeEventListener('keydown', onKeyDown);
}
