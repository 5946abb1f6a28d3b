/** Marks in the open transcript the words that were searched for, without touching its text, which may be edited. */

import { hitsIn } from '../../core/search/found-text.ts';

const name = 'found';
const mostMarked = 1_000;

/** Scrolls to the first of them. An empty query takes the marks away. Does nothing in browsers without highlights. */
export function highlightHits(query: string): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete(name);
  const text = document.querySelector('.transcript .words');
  if (!text || query.trim() === '') return;
  const ranges: Range[] = [];
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node && ranges.length < mostMarked; node = nodes.nextNode()) {
    for (const { start, end } of hitsIn(node.nodeValue ?? '', query)) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  CSS.highlights.set(name, new Highlight(...ranges));
  const [first] = ranges;
  if (first) scrollIntoView(first);
  else scrollTo({ top: 0 });
}

function scrollIntoView(range: Range): void {
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight * 0.7) scrollBy({ top: top - innerHeight / 3 });
}
