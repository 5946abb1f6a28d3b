/** Links to the app's own addresses change the page instead of loading it again. */

import { pathAt, type Router } from '../app/router.ts';

/** Follows links until the returned function is called. A link that opens elsewhere, or whose press was handled, is left alone. */
export function followLinks(router: Pick<Router, 'go'>): () => void {
  const onClick = (event: MouseEvent) => {
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (event.defaultPrevented || !isPlain || !link || link.hash || link.target || link.hasAttribute('download'))
      return;
    const path = pathAt(link);
    // What has an extension is a file.
    if (path === null || /\.\w+$/.test(path)) return;
    event.preventDefault();
    router.go(path);
  };
  addEventListener('click', onClick);
  return () => removeEventListener('click', onClick);
}
