/** What the page holds, by the browser's own count, where the browser counts. The last suite: it ends the benchmark's own threads. */

import type { BenchSession } from './session.ts';

/** The count waits for the browser's next collection. */
const patienceMs = 20_000;

interface Counted {
  bytes: number;
  breakdown: { bytes: number; attribution: { url: string }[] }[];
}

/** Chromium's, and only in an isolated page. */
type Counting = Performance & { measureUserAgentSpecificMemory?: () => Promise<Counted> };

export async function measureMemory({ put, length, step, bench, reference }: BenchSession): Promise<void> {
  const { measureUserAgentSpecificMemory: count } = performance as Counting;
  if (!count || !crossOriginIsolated || !length.withPageMemory) return;
  // What only the benchmark has started is no memory of the app.
  reference?.end();
  bench.handOver();
  const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null));
  const counted = await Promise.race([count.call(performance), late]).catch(() => null);
  step(1);
  if (!counted) return;
  put({ id: 'memory.page', samples: [counted.bytes] });
  const engine = counted.breakdown.filter(({ attribution }) => /\/engine\.worker/.test(attribution[0]?.url ?? ''));
  if (engine.length > 0) put({ id: 'memory.engine', samples: [engine.reduce((sum, { bytes }) => sum + bytes, 0)] });
}
