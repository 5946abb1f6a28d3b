/** Keeps the newest words in view while the person is at the bottom, and leaves the page alone once they scroll up. */

import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LiveText } from '../../app/dictation/live-text.ts';

/** Closer to the end than this counts as being at the bottom. */
const nearPx = 80;

export interface FollowLive {
  /** Live words are below what the person sees. */
  isBehind: ReadonlySignal<boolean>;
  jump(): void;
}

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
