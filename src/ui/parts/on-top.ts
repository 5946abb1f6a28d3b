/** What Escape closes on the page: of all that is open, the newest first, one at a time. Dialogs and text fields have their own Escape. */

import { useEffect, useRef } from 'preact/hooks';

const closers: (() => void)[] = [];

/** While `isOpen`, Escape calls `close` before it leaves a page or cancels a recording. */
export function useOnTop(isOpen: boolean, close: () => void): void {
  const newest = useRef(close);
  newest.current = close;
  useEffect(() => {
    if (!isOpen) return;
    const closer = () => newest.current();
    closers.push(closer);
    return () => void closers.splice(closers.indexOf(closer), 1);
  }, [isOpen]);
}

export function hasOnTop(): boolean {
  return closers.length > 0;
}

export function closeTopmost(): void {
  closers.at(-1)?.();
}
