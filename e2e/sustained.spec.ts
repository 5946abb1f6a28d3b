/** Five minutes of dictation without an end, some of them in a hidden tab: nothing is lost, nothing grows, nothing drifts. */

import { readFileSync } from 'node:fs';
import { readWav } from '../benches/wav.ts';
import { loopedMicrophoneFile } from '../commands/microphone/microphone-file.ts';
import { brokenLimits, figuresOf, type Limits, limits } from '../commands/sustained/figures.ts';
import { holdSustainedSession } from '../commands/sustained/session.ts';
import { expect, speech, test } from './app.ts';

/**
 * The other tests run beside this one and may take the whole processor: a fake device then misses beats and passes take longer, but
 * a queue would have grown by a minute. What the process holds moves up and down by more than the limit in so short a time.
 */
const limitsUnderLoad: Limits = {
  ...limits,
  resident_growth_mb: 150,
  clock_drift_ms: 3000,
  text_drift_ms: 1000,
  start_deviation_ms: 3000,
  changed_words_share: 0.3,
  lag_growth_ms: 5000,
  lag_hidden_growth_ms: 5000,
};

test('five minutes without a pause, hidden for a part of them', async () => {
  const microphone = loopedMicrophoneFile(readWav(readFileSync(speech)));
  try {
    const observation = await holdSustainedSession({ minutes: 5, microphone, say: (line) => console.log(line) });
    const figures = figuresOf(observation);
    await test.info().attach('figures', { body: JSON.stringify(figures, null, 2), contentType: 'application/json' });
    expect(observation.complaints).toEqual([]);
    const broken = brokenLimits(figures, limitsUnderLoad).map((name) => [name, figures[name]]);
    expect(Object.fromEntries(broken)).toEqual({});
    expect(figures.rounds).toBeGreaterThan(20);
    expect(figures.hidden_minutes).toBeGreaterThan(1);
  } finally {
    microphone.remove();
  }
});
