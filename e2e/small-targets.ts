/** Controls of the open page that a finger could miss. */

import type { Page } from '@playwright/test';

/** WCAG 2.2, 2.5.5: the side of a target in pixels, with half a pixel for rounding. */
const least = 43.5;

/**
 * Controls smaller than 44 by 44 pixels, each with its size. What reaches beyond the control's own box counts: its label, and an area that
 * is drawn by `::after`. Links inside a sentence are as tall as its line.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((side) => {
    const controls = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
    return [...controls].flatMap((control) => {
      const isDrawn = control.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (!isDrawn || control.closest('.for-readers, .skip')) return [];
      if (control.matches('a') && getComputedStyle(control).display === 'inline') return [];
      const own = control.getBoundingClientRect();
      const label = control.closest('label')?.getBoundingClientRect();
      const around = getComputedStyle(control, '::after');
      const isWider = around.position === 'absolute' && around.content !== 'none';
      const width = Math.max(own.width, label?.width ?? 0, isWider ? Number.parseFloat(around.width) : 0);
      const height = Math.max(own.height, label?.height ?? 0, isWider ? Number.parseFloat(around.height) : 0);
      if (own.width === 0 || (width >= side && height >= side)) return [];
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 30);
      return [`${control.tagName.toLowerCase()} "${name}": ${Math.round(width)} × ${Math.round(height)}`];
    });
  }, least);
}
