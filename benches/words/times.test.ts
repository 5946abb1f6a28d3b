/** The times of words of the embedded model against forced alignment, as files are heard. */

import { describe, expect, test } from 'vitest';
import { spreadOf } from '../statistics/spread.ts';
import { hasRecordings } from '../whisper/recordings.ts';
import { alignedRecordings } from './aligned-recordings.ts';
import { loadNamed } from './models.ts';
import { lateness, pairsOf, wordsIn } from './time-errors.ts';

const few = ['ls_other_1688_142285_0006', 'vb_clean_p287_003', 'new_home_in_the_stars'];
/** Seconds. */
const most = { median: 0.06, p95: 0.2 };

describe.skipIf(!hasRecordings)('words of the embedded model', () => {
  test('begin and end near those of forced alignment', { timeout: 120_000 }, async () => {
    const recogniser = await loadNamed('moonshine');
    const pairs = [];
    for (const { samples, words } of alignedRecordings().filter(({ id }) => few.includes(id))) {
      pairs.push(...pairsOf(words, await wordsIn(recogniser, samples())));
    }
    expect(pairs.length).toBeGreaterThan(45);
    for (const edge of ['start', 'end'] as const) {
      const { median, p95 } = spreadOf(lateness(pairs, edge).map(Math.abs))!;
      expect(median, edge).toBeLessThanOrEqual(most.median);
      expect(p95, edge).toBeLessThanOrEqual(most.p95);
    }
    await recogniser.dispose();
  });
});
