/**
 * A minute of continuous dictation, partly in a hidden tab: no loss, no growth, no drift. `npm run sustain` runs the same for five minutes
 * or for hours.
 */

import { readFileSync } from 'node:fs';
import { readWav } from '../benches/wav.ts';
import { loopedMicrophoneFile } from '../commands/microphone/microphone-file.ts';
import { brokenLimits, figuresOf, type Limits, limits } from '../commands/sustained/figures.ts';
import { holdSustainedSession } from '../commands/sustained/session.ts';
import { expect, speech, test } from './app.ts';

/**
 * Limits for a busy machine, as other tests run at the same time: the fake device is late and passes take longer, but an unbounded queue
 * would grow by the whole duration. Resident memory varies by more than the usual limit in so short a time.
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

test('a minute without a pause, hidden for a part of it', async () => {
  const microphone = loopedMicrophoneFile(readWav(readFileSync(speech)));
  try {
    const observation = await holdSustainedSession({ minutes: 1, microphone, say: (line) => console.log(line) });
    const figures = figuresOf(observation);
    await test.info().attach('figures', { body: JSON.stringify(figures, null, 2), contentType: 'application/json' });
    expect(observation.complaints).toEqual([]);
    const broken = brokenLimits(figures, limitsUnderLoad).map((name) => [name, figures[name]]);
    expect(Object.fromEntries(broken)).toEqual({});
    expect(figures.rounds).toBeGreaterThan(3);
    expect(figures.hidden_minutes).toBeGreaterThan(0.2);
  } finally {
    microphone.remove();
  }
});
