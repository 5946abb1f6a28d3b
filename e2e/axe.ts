/** Violations that axe finds on the open page. */

import { AxeBuilder } from '@axe-core/playwright';
import type { SottoPage } from './sotto-page.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One line per violation and element: rule, selector and explanation. Empty when there are none. */
export async function violationsIn({ page }: SottoPage): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
  );
}

/** Violations in the light and the dark colour scheme, with reduced motion. */
export async function violationsInBothSchemes(sotto: SottoPage): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await sotto.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const violation of await violationsIn(sotto)) found.push(`${colorScheme}: ${violation}`);
  }
  return found;
}
