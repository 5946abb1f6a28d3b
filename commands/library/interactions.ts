/** What a press or a key costs until the page shows its effect (Event Timing, W3C: to the next paint, in steps of 8 ms). */

import type { Page } from 'playwright';

export interface InteractionFigures {
  interactions: number;
  interaction_p95_ms: number;
  interaction_most_ms: number;
}

const presses = 10;

/** Opens texts by press and by key, searches letter by letter, and goes to another page and back, as a person would. */
export async function measureInteractions(page: Page): Promise<InteractionFigures> {
  await page.evaluate(() => {
    const longest = new Map<number, number>();
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries() as PerformanceEventTiming[]) {
        const id = Reflect.get(entry, 'interactionId') as number;
        if (id > 0) longest.set(id, Math.max(longest.get(id) ?? 0, entry.duration));
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    Object.assign(globalThis, { longest });
  });
  let made = 0;
  const settle = () => page.waitForTimeout(150);
  const make = async (act: () => Promise<void>) => {
    await act();
    made++;
    await settle();
  };
  const rows = page.locator('.sidebar-list .item');
  for (let at = 0; at < presses; at++) await make(() => rows.nth(at).click());
  for (let at = 0; at < presses; at++) await make(() => page.keyboard.press('j'));
  await page.keyboard.press('/');
  for (const letter of 'meeting again'.slice(0, presses)) await make(() => page.keyboard.press(letter));
  for (let at = 0; at < 2; at++) await make(() => page.keyboard.press('Escape'));
  const links = page.locator('.sidebar a[href$="/settings"], .sidebar a[href$="/help"]');
  for (let at = 0; at < presses; at++) await make(() => links.nth(at % 2).click());
  // What is not listed took less than 16 ms.
  const slow = await page.evaluate(() => [...(Reflect.get(globalThis, 'longest') as Map<number, number>).values()]);
  const times = [...Array<number>(Math.max(0, made - slow.length)).fill(0), ...slow].toSorted((a, b) => a - b);
  return {
    interactions: times.length,
    interaction_p95_ms: times[Math.ceil(times.length * 0.95) - 1]!,
    interaction_most_ms: times.at(-1)!,
  };
}
