/** Violations that axe finds on the open page. */

import { AxeBuilder } from '@axe-core/playwright';
import type { SottoPage } from './sotto-page.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One line per violation and element: rule, selector and explanation. Empty when there are none. */
export function violationsIn({ page }: SottoPage): Promise<string[]> {
  return linesOf(new AxeBuilder({ page }).withTags(tags));
}

async function linesOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
  );
}

/** Violations in the light colour scheme, and those that the dark one adds, with reduced motion. */
export async function violationsInBothSchemes(sotto: SottoPage): Promise<string[]> {
  await sotto.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const found = await violationsIn(sotto);
  await sotto.page.emulateMedia({ colorScheme: 'dark' });
  return [...found, ...(await faintIn(sotto)).map((line) => `dark: ${line}`)];
}

/** What is hard to read in colours that the person has chosen for all pages. */
export async function violationsInForcedColours(sotto: SottoPage): Promise<string[]> {
  await sotto.page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  const found = await faintIn(sotto);
  await sotto.page.emulateMedia({ forcedColors: 'none' });
  return found.map((line) => `forced colours: ${line}`);
}

/** The one rule that depends on colours. */
const faintIn = ({ page }: SottoPage) => linesOf(new AxeBuilder({ page }).withRules(['color-contrast']));
