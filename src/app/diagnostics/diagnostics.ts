/** Loads the page's metrics after the page is rendered: nothing is measured before the first dictation. */

import { loadOnce } from '../load-once.ts';
import type { MetricsReader, PageMetricsPlan } from './page-metrics.ts';

/** The reader of metrics; `read` rejects with `asset-missing` when the script cannot be fetched. */
export function createDiagnostics(plan: PageMetricsPlan): MetricsReader {
  const load = loadOnce(
    'metrics',
    () => import('./page-metrics.ts'),
    ({ createPageMetrics }) => createPageMetrics(plan),
  );
  load().catch(() => {});
  return { read: async () => (await load()).read() };
}
