/** What the page holds, by the browser's own count, where the browser counts. */

import type { BenchSession, CountedMemory } from './session.ts';

const patienceMs = 20_000;
/** Chromium's, and only in an isolated page. */
type Counting = Performance & { measureUserAgentSpecificMemory?: () => Promise<CountedMemory> };

/** Asked for at the beginning: the count waits for the browser's next collection, and other suites need not. */
export function countMemory(): Promise<CountedMemory | null> {
  const counting = performance as Counting;
  if (!counting.measureUserAgentSpecificMemory || !crossOriginIsolated) return Promise.resolve(null);
  return counting.measureUserAgentSpecificMemory().catch(() => null);
}

export async function measureMemory({ put, memory }: BenchSession): Promise<void> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null));
  const counted = await Promise.race([memory, late]);
  if (!counted) return;
  const bytesOf = (isCounted: (url: string) => boolean) =>
    counted.breakdown
      .filter(({ attribution }) => isCounted(attribution[0]?.url ?? ''))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  // What only the benchmark has started is no memory of the app.
  put({ id: 'memory.page', samples: [bytesOf((url) => !/\/(bench|reference)\.worker/.test(url))] });
  const engine = bytesOf((url) => /\/engine\.worker/.test(url));
  if (engine > 0) put({ id: 'memory.engine', samples: [engine] });
}
