/** Scrolls to the newest words while the person is at the bottom, and stops once the person scrolls up. */

import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LiveText } from '../../app/dictation/live-text.ts';

/** Distance from the bottom in CSS pixels that still counts as being at the bottom. */
const nearPx = 80;

export interface FollowLive {
  /** Whether live words are below the visible part of the page. */
  isBehind: ReadonlySignal<boolean>;
  jump(): void;
}

/** Follows `text` while `isLive`. */
export function useFollowLive(text: ReadonlySignal<LiveText>, isLive: boolean): FollowLive {
  const isBehind = useSignal(false);

  useEffect(() => {
    isBehind.value = false;
    if (!isLive) return;
    let lastTop = scrollY;
    const onScroll = () => {
      if (isNearEnd()) isBehind.value = false;
      else if (scrollY < lastTop - 1) isBehind.value = true;
      lastTop = scrollY;
    };
    addEventListener('scroll', onScroll, { passive: true });
    let frame = 0;
    const unsubscribe = text.subscribe(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (!isBehind.peek()) scrollToEnd();
      });
    });
    return () => {
      removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
      unsubscribe();
    };
  }, [text, isLive, isBehind]);

  const jump = () => {
    isBehind.value = false;
    scrollToEnd();
  };
  return { isBehind, jump };
}

function isNearEnd(): boolean {
  return innerHeight + scrollY >= document.documentElement.scrollHeight - nearPx;
}

function scrollToEnd(): void {
  scrollTo({ top: document.documentElement.scrollHeight });
}
