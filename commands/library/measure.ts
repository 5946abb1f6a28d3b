/** What a person with a large library waits for: the list when the page opens, each letter of a search, the frames of scrolling. */

import type { Page } from 'playwright';
import { spreadOf } from '../../benches/statistics/spread.ts';
import { medianOf } from '../../benches/statistics/statistics.ts';
import { unwrap } from '../browser/answers.ts';
import { type InteractionFigures, measureInteractions } from './interactions.ts';

export interface LibraryFigures extends InteractionFigures {
  /** From the beginning of the navigation to the first row, or to the words that there is none; medians. */
  listed_empty_ms: number;
  listed_full_ms: number;
  /** Median of what the storage thread takes for it, with the way there and back. */
  first_page_ms: number;
  build_ms: number;
  load_ms: number;
  queries: number;
  query_p50_ms: number;
  query_p95_ms: number;
  query_most_ms: number;
  frames: number;
  late_frames: number;
  longest_task_ms: number;
}

interface MeasureOptions {
  count: number;
  seed: number;
  say(line: string): void;
}

const reloads = 5;
const phrases = 25;
const lettersTyped = 14;
/** Milliseconds in which an idle library has written its index down. */
const snapshotMs = 30_000;
const scrollFrames = 600;
const searchesForPage = 21;
const firstQuery = 'meeting';

export async function measureLibrary(page: Page, { count, seed, say }: MeasureOptions): Promise<LibraryFigures> {
  const listedEmpty = await listedAfterReload(page);
  say(`Writing ${count} transcripts…`);
  unwrap(await page.evaluate(([of, from]) => sotto.library.fill(of, from), [count, seed] as const));
  const listedFull = await listedAfterReload(page);
  const [build] = await timesOf(page, [firstQuery]);
  say('Waiting until the index is written down…');
  await page.waitForTimeout(snapshotMs);
  await reload(page);
  const [load] = await timesOf(page, [firstQuery]);
  const queries = await typedQueries(page);
  say(`Searching ${queries.length} times…`);
  const times = await timesOf(page, queries);
  const spread = spreadOf(times)!;
  const firstPages = await timesOf(page, Array<string>(searchesForPage).fill(''));
  say('Scrolling…');
  return {
    listed_empty_ms: listedEmpty,
    listed_full_ms: listedFull,
    first_page_ms: medianOf(firstPages),
    build_ms: build!,
    load_ms: load!,
    queries: times.length,
    query_p50_ms: spread.median,
    query_p95_ms: spread.p95,
    query_most_ms: Math.max(...times),
    ...(await scroll(page)),
    ...(await measureInteractions(page)),
  };
}

async function listedAfterReload(page: Page): Promise<number> {
  const times: number[] = [];
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.sidebar-list .item, .sidebar-empty')) return;
      performance.mark('listed');
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  for (let i = 0; i < reloads; i++) {
    await reload(page);
    times.push(await page.evaluate(() => performance.getEntriesByName('listed')[0]!.startTime));
  }
  return medianOf(times);
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.locator('.sidebar-list .item, .sidebar-empty').first().waitFor();
  await page.waitForFunction(() => 'sotto' in globalThis);
  unwrap(await page.evaluate(() => sotto.ready()));
}

/** The beginnings of titles, a letter more each time, as they are typed. */
async function typedQueries(page: Page): Promise<string[]> {
  const rows = unwrap(await page.evaluate(() => sotto.library.list({ limit: 500 })));
  const titles = Array.from({ length: phrases }, (_, at) => rows[Math.floor((at * rows.length) / phrases)]!.title);
  return titles.flatMap((title) => {
    const phrase = title.toLowerCase().replace(/…$/, '').slice(0, lettersTyped);
    return Array.from(phrase, (_, at) => phrase.slice(0, at + 1));
  });
}

/** Milliseconds of each search, its first page of 50 rows included. */
function timesOf(page: Page, queries: readonly string[]): Promise<number[]> {
  return page.evaluate(async (all) => {
    const times: number[] = [];
    for (const query of all) {
      const started = performance.now();
      const answer = await sotto.library.list({ query });
      if (!answer.ok) throw new Error(answer.error.code);
      times.push(performance.now() - started);
    }
    return times;
  }, queries);
}

/** Through the list at the speed of a fast wheel, while it grows. */
function scroll(page: Page): Promise<Pick<LibraryFigures, 'frames' | 'late_frames' | 'longest_task_ms'>> {
  return page.evaluate(async (count) => {
    const list = document.querySelector('.sidebar-list')!;
    let longest = 0;
    const observer = new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    let last = await new Promise<number>(requestAnimationFrame);
    let late = 0;
    for (let i = 0; i < count; i++) {
      list.scrollTop += 120;
      const now = await new Promise<number>(requestAnimationFrame);
      if (now - last > 1000 / 30 + 1) late++;
      last = now;
    }
    observer.disconnect();
    return { frames: count, late_frames: late, longest_task_ms: longest };
  }, scrollFrames);
}
