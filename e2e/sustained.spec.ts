/**
 * A minute of continuous dictation, partly in a hidden tab, and a turn of a day: no loss, no growth, no drift. `npm run sustain` runs the
 * same for five minutes or for hours.
 */

import { readFileSync } from 'node:fs';
import { readWav } from '../benches/wav.ts';
import { loopedMicrophoneFile } from '../commands/microphone/microphone-file.ts';
import { holdDay } from '../commands/sustained/day.ts';
import { brokenDayLimits, dayFigures } from '../commands/sustained/day-figures.ts';
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

test('a turn of a day: a dictation on a fast clock, a file, and the model loaded anew', async () => {
  const clip = readWav(readFileSync(speech));
  const microphone = loopedMicrophoneFile(clip, 4);
  const plan = { hours: 0.01, speed: 20, longest: 1, other: null, onTurn() {} };
  try {
    const day = await holdDay({ ...plan, clip, microphone, say: (line) => console.log(line) });
    const figures = dayFigures(day);
    await test.info().attach('figures', { body: JSON.stringify(figures, null, 2), contentType: 'application/json' });
    expect(day.complaints).toEqual([]);
    expect(brokenDayLimits(figures)).toEqual([]);
    expect(figures.speed).toBeGreaterThan(1.2);
    for (const { text, fileText } of day.turns) expect([text, fileText].join()).toMatch(/your country.*your country/i);
  } finally {
    microphone.remove();
  }
});

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
