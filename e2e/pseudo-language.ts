/** Two languages that nobody speaks, for the open page: one with words that are longer by 40 %, one that is written from right to left. */

import type { Page } from '@playwright/test';

/** Makes every word of the page longer by 40 %, also those that come later; what was dictated stays. */
export async function lengthenWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longer = (text: string) =>
      text.replace(/\p{L}{2,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)).toLowerCase());
    const done = new WeakMap<Node, string>();
    const lengthen = (node: Node) => {
      const text = node.textContent ?? '';
      if (done.get(node) === text || node.parentElement?.closest('script, style, kbd, .words, .item-title')) return;
      done.set(node, longer(text));
      node.textContent = longer(text);
    };
    const lengthenAll = () => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) lengthen(texts.currentNode);
    };
    lengthenAll();
    new MutationObserver(lengthenAll).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Texts that reach out of the box that holds them, or of the screen; where a box scrolls or shortens on purpose, they may. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 1.5;
    const isReached = (text: DOMRect, box: DOMRect) => text.left >= box.left - slack && text.right <= box.right + slack;
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: node } = texts;
      const parent = node.parentElement!;
      if (!node.textContent?.trim() || parent.closest('.for-readers, .skip, script, style, option, [hidden]')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rect = range.getBoundingClientRect();
      if (rect.width === 0 || !parent.checkVisibility()) continue;
      for (let box: Element | null = parent; box; box = box.parentElement) {
        const { clipPath, display, overflowX, textOverflow } = getComputedStyle(box);
        if (textOverflow === 'ellipsis' || clipPath !== 'none' || /auto|scroll/.test(overflowX)) break;
        if (display === 'inline' || display === 'contents' || isReached(rect, box.getBoundingClientRect())) continue;
        found.push(`${box.tagName.toLowerCase()}.${box.className}: ${node.textContent.trim()}`);
        break;
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page itself');
    return found;
  });
}

/** Boxes that are not where a mirror shows them, when the page is written from right to left. Leaves the page as it was. */
export function unmirrored(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = document.documentElement;
    const width = document.body.getBoundingClientRect().right;
    const boxes = () => {
      const shown = [...document.body.querySelectorAll('*')].filter(
        (element) =>
          element.checkVisibility() &&
          !element.closest('.for-readers, .skip, option, svg *') &&
          getComputedStyle(element).display !== 'inline' &&
          getComputedStyle(element).display !== 'contents',
      );
      return shown.map((element) => [element, element.getBoundingClientRect()] as const);
    };
    const before = boxes();
    root.dir = 'rtl';
    await new Promise(requestAnimationFrame);
    const wrong = before.flatMap(([element, { left, right }]) => {
      const now = element.getBoundingClientRect();
      const isMirrored = Math.abs(now.left - (width - right)) < 2 && Math.abs(now.right - (width - left)) < 2;
      return isMirrored
        ? []
        : [
            `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}: ${element.textContent?.trim().slice(0, 30)} ${[left, right, now.left, now.right].map(Math.round)}`,
          ];
    });
    root.dir = 'ltr';
    return wrong;
  });
}
