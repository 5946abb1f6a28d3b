/**
 * What a page holds in memory, by two independent counts. The browser's own: JavaScript and WebAssembly of the page and of each
 * thread, shared memory and the document, after a collection. And the system's, where it tells: the private memory of the page's
 * process, in which what the first leaves out (the audio graph, the allocator's waste) is found too.
 */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';

export interface MemoryCount {
  /** Seconds since the recording began. */
  at: number;
  bytes: number;
  owners: Record<string, number>;
}

export interface MemoryMeter {
  /** Takes up to 20 s, in which the browser waits for its next collection. */
  count(at: number): Promise<MemoryCount>;
  /** Private bytes in physical memory; null where the system does not tell. */
  resident(): number | null;
}

/** As the browser answers. */
interface Counted {
  bytes: number;
  breakdown: { bytes: number; types: string[]; attribution: { url: string }[] }[];
}

/** For the page that has grown most in its browser. */
export async function memoryMeter(page: Page): Promise<MemoryMeter> {
  const devtools = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  await devtools.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const [process] = renderers.sort((a, b) => (privateBytesOf(b) ?? 0) - (privateBytesOf(a) ?? 0));
  return {
    async count(at) {
      const { bytes, breakdown } = await page.evaluate(countInPage);
      const owners: Record<string, number> = {};
      for (const part of breakdown) {
        const owner = ownerOf(part);
        owners[owner] = (owners[owner] ?? 0) + part.bytes;
      }
      return { at, bytes, owners };
    },
    resident: () => (process === undefined ? null : privateBytesOf(process)),
  };
}

/** In the page, which must be isolated. */
function countInPage(): Promise<Counted> {
  type Counting = Performance & { measureUserAgentSpecificMemory(): Promise<Counted> };
  return (performance as Counting).measureUserAgentSpecificMemory();
}

/** `https://host/workers/engine.worker-1a2b3c.js` is `engine`; what belongs to nobody alone goes by its type. */
function ownerOf({ types, attribution }: Counted['breakdown'][number]): string {
  const url = attribution[0]?.url;
  if (url === undefined) return types[0]?.toLowerCase() ?? 'other';
  return /\/(\w+)\.worker/.exec(url)?.[1] ?? 'page';
}

/** Linux alone tells it in a file. */
function privateBytesOf(pid: number): number | null {
  try {
    const kib = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : Number(kib) * 1024;
  } catch {
    return null;
  }
}
