/**
 * Measures a page's memory by two independent counts. The browser's: JavaScript and WebAssembly of the page and its threads, shared memory
 * and the document, after a garbage collection. The system's, where it tells: the private memory of the page's process, which includes what
 * the first one leaves out (the audio graph, the allocator's overhead).
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
  /** The browser's count, after a garbage collection. */
  count(at: number): Promise<MemoryCount>;
  /** Private bytes in physical memory; null where the system does not tell. */
  resident(): number | null;
}

/** The browser's answer. */
interface Counted {
  bytes: number;
  breakdown: { bytes: number; types: string[]; attribution: { url: string }[] }[];
}

/** A meter for the page whose process has grown most in its browser. */
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

/** Runs in the page, which must be cross-origin isolated. */
function countInPage(): Promise<Counted> {
  type Counting = Performance & { measureUserAgentSpecificMemory(): Promise<Counted> };
  return (performance as Counting).measureUserAgentSpecificMemory();
}

/**
 * The name of an owner: `engine` for `https://host/workers/engine.worker-1a2b3c.js`; memory without a single owner has the name of its
 * type.
 */
function ownerOf({ types, attribution }: Counted['breakdown'][number]): string {
  const url = attribution[0]?.url;
  if (url === undefined) return types[0]?.toLowerCase() ?? 'other';
  return /\/([\w-]+)\.worker/.exec(url)?.[1] ?? 'page';
}

/** Private bytes of a process from /proc; null on systems other than Linux. */
function privateBytesOf(pid: number): number | null {
  try {
    const kib = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : Number(kib) * 1024;
  } catch {
    return null;
  }
}
