/** A meter for tests that measure nothing. */

import type { Meter } from '../../protocol/metrics.ts';

export const silentMeter: Meter = { record() {}, count() {} };
