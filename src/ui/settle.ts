/** Where focus and scroll are after another page is shown: where the person left it, or at its beginning. */

import { type Route, routeOf, showsText } from '../app/addresses.ts';
import { addressOf } from '../app/router.ts';

export interface Arrival {
  route: Route;
  /** Path of the page that was left; '' at the first page. */
  from: string;
  /** Pixels, for a page that the person has come back to. */
  scrolledTo: number | null;
}

/** Frames that a list may take until it is drawn. */
const patience = 30;

export function settle({ route, from, scrolledTo }: Arrival): void {
  if (from === '' && !('section' in route && route.section)) return;
  const isReturn = scrolledTo !== null || (showsText(route) && !showsText(routeOf(from)));
  scrollTo({ top: scrolledTo ?? 0 });
  if (isReturn && focusWayTo(from)) return;
  const sheet = document.querySelector<HTMLElement>('.sheet');
  const title = sheet?.querySelector('h1');
  const begin = document.getElementById(sheet?.dataset.begin ?? '');
  if (begin && begin !== title && scrolledTo === null) {
    begin.focus();
    begin.scrollIntoView({ block: 'start' });
  } else if (title) title.focus({ preventScroll: true });
  else if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
  if (isReturn) waitForWayTo(from, document.activeElement);
}

/** Focuses the link through which the person left; false when it is not there. */
function focusWayTo(path: string): boolean {
  const link = document.querySelector<HTMLElement>(`.page a[href=${JSON.stringify(addressOf(path))}]`);
  link?.focus({ preventScroll: true });
  return link !== null;
}

/** The link may be in a list that is still being drawn. Where the person goes meanwhile counts more. */
function waitForWayTo(path: string, focused: Element | null, frames = patience): void {
  requestAnimationFrame(() => {
    if (frames === 0 || document.activeElement !== focused || focusWayTo(path)) return;
    waitForWayTo(path, focused, frames - 1);
  });
}
