/**
 * Which page is shown. It follows the address as soon as what it needs is there, and the address follows the open transcript: one that is
 * opened goes there, and one that is closed leaves.
 */

import { type ReadonlySignal, untracked, useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { type Route, routeOf, showsText, transcriptPath } from '../app/addresses.ts';
import type { App } from '../app/app.ts';
import { missing } from '../app/load-once.ts';
import { wordsArrived } from '../i18n/language.ts';
import { actions } from '../i18n/notices.ts';
import { saying } from '../i18n/saying.ts';
import { changeSmoothly } from './parts/change-smoothly.ts';
import { settle } from './settle.ts';

export interface Arrived {
  route: Route;
  /** Draws a page beside the text; null where the text is shown, or the list. */
  draw: (() => VNode) | null;
  /** A transcript that opened by itself: what is in view stays there. */
  isFollowed: boolean;
}

/** The path of the text that a person comes back to. Reads signals. */
export function homePath({ library }: Pick<App, 'library'>): string {
  const open = library.selected.value;
  return open ? transcriptPath(open.id) : '/';
}

/** Null until what the first page needs is there. */
export function useArrival(app: App): ReadonlySignal<Arrived | null> {
  const { router, library, notices } = app;
  const first = router.route.peek();
  const needsNothing = first.at === 'dictate' || (first.at === 'library' && first.id === null);
  const arrived = useSignal<Arrived | null>(needsNothing ? { route: first, draw: null, isFollowed: false } : null);
  const now = useMemo(
    () => ({ path: needsNothing ? router.path.peek() : '', open: '', isNews: false, wayOut: '' }),
    [],
  );

  useSignalEffect(() => {
    const path = router.path.value;
    if (path !== now.path) untracked(() => void arrive(path));
  });

  useSignalEffect(() => {
    const open = library.selected.value?.id ?? '';
    const left = now.open;
    if (open === left) return;
    now.open = open;
    const route = router.route.peek();
    // What opens by itself takes nobody away from another page.
    now.isNews = open !== '' && !showsText(route);
    if (now.isNews) return;
    if (open) router.go(transcriptPath(open));
    else if (route.at === 'library' && route.id === left) router.go('/');
  });

  async function arrive(path: string): Promise<void> {
    const next: Arrived = { route: routeOf(path), draw: null, isFollowed: false };
    const before = arrived.peek()?.route;
    if (next.route.at === 'library' && next.route.id) {
      const { id } = next.route;
      const isOpen = now.open === id;
      next.isFollowed = isOpen && before !== undefined && showsText(before);
      if (!isOpen) await library.open(id);
      if (library.selected.peek()?.id !== id) next.route = { at: 'unknown' };
    } else if (showsText(next.route)) {
      if (now.isNews) {
        now.isNews = false;
        return router.go(transcriptPath(now.open));
      }
      library.close();
    }
    if (!showsText(next.route)) next.draw = await draw(path, next.route);
    if (router.path.peek() !== path) return;
    const change = () => {
      arrived.value = next;
    };
    // From one text to the next is a matter of keys, and of a recording that begins.
    const isAmongTexts = before === undefined || (showsText(before) && showsText(next.route));
    if (isAmongTexts) change();
    else changeSmoothly(change);
  }

  async function draw(path: string, route: Route): Promise<Arrived['draw']> {
    const about = saying(actions, 'show');
    try {
      const { loadPage } = await import('./pages.tsx');
      const drawn = await loadPage(app, route);
      await wordsArrived();
      notices.settle(about);
      return drawn;
    } catch (cause) {
      notices.report(missing(path, cause), undefined, about);
      return null;
    }
  }

  const shown = arrived.value;
  useLayoutEffect(() => {
    const path = router.path.peek();
    if (!shown || path === now.path) return;
    const isText = showsText(shown.route);
    // Back at the text, the focus is where the person went out from it, however far.
    const from = (isText && now.wayOut) || now.path;
    if (!shown.isFollowed) settle({ route: shown.route, from, scrolledTo: router.scrolledTo() });
    if (isText) now.wayOut = '';
    else now.wayOut ||= path;
    now.path = path;
  }, [shown]);
  return arrived;
}
