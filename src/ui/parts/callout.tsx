/** One message above the dock: what is the matter, what helps, and at most one button beside dismissing it. */

import type { ComponentChildren } from 'preact';
import { messages } from '../../i18n/messages.en.ts';
import { AlertIcon, CloseIcon } from './icons.tsx';

interface CalloutProps {
  tone: 'quiet' | 'error';
  title: string;
  help?: string | undefined;
  code?: string | undefined;
  action?: { label: string; run(): void } | null | undefined;
  onDismiss?: (() => void) | undefined;
  children?: ComponentChildren;
}

export function Callout({ tone, title, help, code, action, onDismiss, children }: CalloutProps) {
  return (
    <div class={`callout ${tone}`}>
      {tone === 'error' && <AlertIcon />}
      <div class="callout-text">
        <p class="callout-title">{title}</p>
        {help && <p>{help}</p>}
        {code && <p class="callout-code">{messages.failure.code(code)}</p>}
        {children}
      </div>
      {(action || onDismiss) && (
        <div class="callout-buttons">
          {action && (
            <button type="button" class={tone === 'error' ? 'button' : 'button plain'} onClick={() => action.run()}>
              {action.label}
            </button>
          )}
          {onDismiss && (
            <button type="button" class="icon-button" aria-label={messages.notices.dismiss} onClick={onDismiss}>
              <CloseIcon />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
