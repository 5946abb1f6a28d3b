/** The address bar: the path that it shows, and ways to others. */

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Route, routeOf } from './addresses.ts';

export interface Router {
  /** Below the folder that the app is served from, with a slash at its start. */
  path: ReadonlySignal<string>;
  route: ReadonlySignal<Route>;
  /** Goes to a path as a link does; the query, in which scripts put their wishes, stays. */
  go(path: string): void;
  /** Pixels that the window was scrolled by when this entry of the history was last left; null for a new one. */
  scrolledTo(): number | null;
}

const base = import.meta.env.BASE_URL;

/** The address of a path, for links. */
export const addressOf = (path: string): string => base + path.slice(1);

/** The path at an address; null for one outside the app. */
export function pathAt({ origin, pathname }: Pick<URL, 'origin' | 'pathname'>): string | null {
  return origin === location.origin && pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : null;
}

export function createRouter(): Router {
  const path = signal(here());
  const scrolls = new Map<number, number>();
  /** Number of the entry that is shown, and the newest one. */
  let entry = Number(history.state?.entry ?? 0);
  let newest = entry;
  let isReturn = false;

  history.replaceState({ entry }, '');
  // The page knows when what it scrolls is there; after a reload the browser does.
  history.scrollRestoration = 'manual';
  addEventListener('pagehide', () => {
    history.scrollRestoration = 'auto';
  });
  addEventListener('scroll', () => scrolls.set(entry, scrollY), { passive: true });
  addEventListener('popstate', ({ state }) => {
    entry = Number(state?.entry ?? ++newest);
    isReturn = true;
    path.value = here();
  });

  return {
    path,
    route: computed(() => routeOf(path.value)),
    go(next) {
      if (next === path.value) return;
      newest = ++entry;
      isReturn = false;
      history.pushState({ entry }, '', addressOf(next) + location.search);
      path.value = next;
    },
    scrolledTo: () => (isReturn ? (scrolls.get(entry) ?? 0) : null),
  };
}

/** Links to a report that were made before it had an address open it there. */
function here(): string {
  if (location.hash.startsWith('#bench=')) {
    history.replaceState(history.state, '', addressOf('/bench') + location.search + location.hash);
  }
  return pathAt(location) ?? '/';
}
