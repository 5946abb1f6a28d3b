/** Fetches what measures the page as soon as the page stands: until the first words there is nothing to measure. */

import { loadOnce } from '../load-once.ts';
import type { MetricsReader, PageMetricsPlan } from './page-metrics.ts';

/** `read` rejects with `asset-missing` where the script cannot be had. */
export function createDiagnostics(plan: PageMetricsPlan): MetricsReader {
  const load = loadOnce(
    'metrics',
    () => import('./page-metrics.ts'),
    ({ createPageMetrics }) => createPageMetrics(plan),
  );
  load().catch(() => {});
  return { read: async () => (await load()).read() };
}
