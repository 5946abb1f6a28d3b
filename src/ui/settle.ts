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

export function settle({ route, from, scrolledTo }: Arrival): void {
  if (from === '' && !('section' in route && route.section)) return;
  const isReturn = scrolledTo !== null || (showsText(route) && !showsText(routeOf(from)));
  const wayTaken = isReturn && document.querySelector<HTMLElement>(`.page a[href=${JSON.stringify(addressOf(from))}]`);
  scrollTo({ top: scrolledTo ?? 0 });
  const sheet = document.querySelector<HTMLElement>('.sheet');
  const title = sheet?.querySelector('h1');
  const begin = document.getElementById(sheet?.dataset.begin ?? '');
  if (wayTaken) wayTaken.focus({ preventScroll: true });
  else if (begin && begin !== title && scrolledTo === null) {
    begin.focus();
    begin.scrollIntoView({ block: 'start' });
  } else if (title) title.focus({ preventScroll: true });
  else if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
}
