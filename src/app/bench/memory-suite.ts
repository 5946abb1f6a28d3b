/** Memory of the page as measured by the browser, where the browser supports that. */

import type { BenchSession, CountedMemory } from './session.ts';

const patienceMs = 20_000;
/** Available in Chromium only, and only in an isolated page. */
type Counting = Performance & { measureUserAgentSpecificMemory?: () => Promise<CountedMemory> };

/**
 * Starts the measurement at the beginning of a run, because it completes only after the browser's next garbage collection. Resolves with
 * null where it is unsupported or fails.
 */
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
  // Threads that only the benchmark starts are excluded.
  put({ id: 'memory.page', samples: [bytesOf((url) => !/\/(bench|reference)\.worker/.test(url))] });
  const engine = bytesOf((url) => /\/engine\.worker/.test(url));
  if (engine > 0) put({ id: 'memory.engine', samples: [engine] });
}
