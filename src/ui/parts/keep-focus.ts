/**
 * Keeps the focus in the same place when the focused element is removed, for example when a button is replaced by the next one, or a card
 * moves to another list. Places are marked with `data-place`.
 */

import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    let place = '';
    const onFocus = ({ target }: FocusEvent) => {
      place = target instanceof Element ? (target.closest<HTMLElement>('[data-place]')?.dataset.place ?? '') : '';
    };
    const observer = new MutationObserver(() => {
      if (!place || document.activeElement !== document.body) return;
      const [same] = [...element.querySelectorAll<HTMLElement>('[data-place]')].filter(
        ({ dataset }) => dataset.place === place,
      );
      // Text fields are left out, since focusing one opens the keyboard on a phone.
      const next = same?.querySelector<HTMLElement>('button, summary') ?? element;
      next.focus({ preventScroll: next === element });
    });
    element.addEventListener('focusin', onFocus);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, [root]);
}
