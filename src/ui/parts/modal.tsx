/** A modal dialog on the native element, which traps the focus, restores it, and closes on Escape. */

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { words as pageWords } from '../../i18n/page.ts';
import { CloseIcon } from './panel-icons.tsx';

interface ModalProps {
  kind: 'panel' | 'drawer';
  title: string;
  /** Id of the element that receives the initial focus. */
  focus?: string | undefined;
  onClose: () => void;
  children: ComponentChildren;
}

/**
 * For a button in a dialog that opens another dialog. The first dialog is closed before the second opens, so that the focus returns to the
 * element that opened the first, and later to the same element from the second.
 */
export const closeThen =
  (next: () => void) =>
  ({ currentTarget }: MouseEvent): void => {
    if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
    next();
  };

export function Modal({ kind, title, focus, onClose, children }: ModalProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    const start = focus ? document.getElementById(focus) : null;
    start?.focus();
    start?.scrollIntoView({ block: 'start' });
    // A click on the backdrop has the dialog itself as its target.
    const onClick = (event: MouseEvent) => {
      if (event.target === element) element.close();
    };
    element.addEventListener('click', onClick);
    return () => element.removeEventListener('click', onClick);
  }, [focus]);

  return (
    <dialog ref={dialog} class={`modal ${kind}`} aria-labelledby={titleId} onClose={onClose}>
      <div class="modal-body">
        <header class="modal-head">
          <h2 id={titleId}>{title}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label={pageWords.close}
            onClick={() => dialog.current?.close()}
          >
            <CloseIcon />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
