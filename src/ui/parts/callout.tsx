/** A message above the dock: the problem, the help, and buttons. */

import type { ComponentChildren } from 'preact';
import { words as noticeWords } from '../../i18n/notices.ts';
import { AlertIcon, CloseIcon } from './panel-icons.tsx';

interface CalloutProps {
  tone: 'quiet' | 'error';
  title: string;
  help?: string | undefined;
  code?: string | undefined;
  action?: { label: string; run(): void } | null | undefined;
  /** A further button, before the button of the action. */
  beside?: ComponentChildren;
  onDismiss?: (() => void) | undefined;
  children?: ComponentChildren;
}

export function Callout({ tone, title, help, code, action, beside, onDismiss, children }: CalloutProps) {
  return (
    <div class={`callout ${tone}`}>
      {tone === 'error' && <AlertIcon />}
      <div class="callout-text">
        <p class="callout-title">{title}</p>
        {help && <p>{help}</p>}
        {children}
        {code && <p class="callout-code">{noticeWords.code(code)}</p>}
      </div>
      {(action || beside || onDismiss) && (
        <div class="callout-buttons">
          {beside}
          {action && (
            <button type="button" class={tone === 'error' ? 'button' : 'button plain'} onClick={() => action.run()}>
              {action.label}
            </button>
          )}
          {onDismiss && (
            <button type="button" class="icon-button" aria-label={noticeWords.dismiss} onClick={onDismiss}>
              <CloseIcon />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
