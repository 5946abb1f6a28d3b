/** `npm run sustain`: minutes or hours of dictation, played again and again into the app's microphone, and what it must keep to. */

import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { readWav } from '../benches/wav.ts';
import { loopedMicrophoneFile } from './microphone/microphone-file.ts';
import { brokenLimits, type FigureName, type Figures, figuresOf, limits, median } from './sustained/figures.ts';
import { holdSustainedSession, type Observation, type SoFar } from './sustained/session.ts';
import { checkFile } from './terminal/input-file.ts';
import { usageError } from './terminal/options.ts';
import { complain, print, rounded } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run sustain -- [options] FILE.wav

Dictates a recording in real time, over and over, its tab hidden in the middle third, and says whether
anything was lost, grew or drifted. Exit status 1: it did.

  --minutes N         5 is the default, 1 the least
  --json              one object with the figures, their limits and what was measured on the way
  --help              this text`;

const options = {
  minutes: { type: 'string', default: '5' },
  json: { type: 'boolean', default: false },
} as const;

const fewestMinutes = 1;

/** What each figure is called, with its unit and decimals. */
const rows: [name: FigureName, label: string, unit: string, decimals: number][] = [
  ['minutes', 'Recorded', 'min', 1],
  ['hidden_minutes', '  of it in a hidden tab', 'min', 1],
  ['dropped_blocks', 'Dropped blocks', '', 0],
  ['complaints', 'Messages and restarted threads', '', 0],
  ['memory_mb', 'Memory, as the browser counts', 'MB', 1],
  ['memory_growth_mb', '  growth', 'MB', 1],
  ['resident_mb', "Memory of the page's process", 'MB', 1],
  ['resident_growth_mb', '  growth', 'MB', 1],
  ['clock_drift_ms', 'Audio clock off the wall clock', 'ms', 0],
  ['text_drift_ms', 'Text times off the audio clock', 'ms', 0],
  ['rounds', 'Rounds of the clip', '', 0],
  ['start_deviation_ms', 'Start of a round, off its place', 'ms', 0],
  ['start_trend_ms_per_hour', '  trend in an hour', 'ms', 0],
  ['silent_rounds', 'Rounds without text', '', 0],
  ['usual_text_share', 'Rounds with the usual text', '', 2],
  ['changed_words_share', 'Words not as usual', '', 3],
  ['lag_start_ms', 'Live text behind the voice, at first', 'ms', 0],
  ['lag_end_ms', '  at last', 'ms', 0],
  ['lag_growth_ms', '  growth', 'ms', 0],
  ['lag_hidden_start_ms', 'The same in a hidden tab, at first', 'ms', 0],
  ['lag_hidden_end_ms', '  at last', 'ms', 0],
  ['lag_hidden_growth_ms', '  growth', 'ms', 0],
];

await runCommand({
  usage,
  options,
  async run({ values, positionals: [file, ...others] }) {
    if (file === undefined) throw usageError(`No file was named.\n\n${usage}`);
    if (others.length > 0) throw usageError('Only one file can be dictated at a time.');
    return (await sustain(file, minutesOf(values.minutes), values.json)) ? 0 : 1;
  },
});

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (minutes >= fewestMinutes) return minutes;
  throw usageError(`--minutes must be a number from ${fewestMinutes} on, not "${text}".`);
}

/** Whether all limits were kept. */
async function sustain(file: string, minutes: number, json: boolean): Promise<boolean> {
  checkFile(file);
  const microphone = loopedMicrophoneFile(readWav(readFileSync(file)));
  const course: Interval[] = [];
  const onInterval = (soFar: SoFar) => {
    const interval = intervalOf(soFar);
    course.push(interval);
    complain(progressLine(interval, soFar.complaints));
  };
  try {
    // Nobody watches for so long: progress is for the log too.
    complain(`Dictating ${file} again and again for ${minutes} min…`);
    const observation = await holdSustainedSession({ minutes, microphone, say: complain, onInterval });
    const figures = figuresOf(observation);
    const broken = brokenLimits(figures, limits);
    for (const complaint of observation.complaints) complain(complaint);
    if (json) print(JSON.stringify(report(file, observation, figures, course)));
    else for (const row of rows) print(tableLine(row, figures, broken));
    if (broken.length > 0) complain(`Above their limits: ${broken.join(', ')}.`);
    return broken.length === 0;
  } finally {
    microphone.remove();
  }
}

/** The minute before a moment. */
interface Interval {
  at: number;
  hidden: boolean;
  partials: number;
  lag_ms: number;
  /** How many programs wanted a processor: what is slow in a busy minute is not the app's. */
  load: number;
}

function intervalOf({ seconds, isHidden, passes }: SoFar): Interval {
  const newest = passes.filter(({ at }) => at >= (seconds - 60) * 1000);
  return {
    at: rounded(seconds, 1),
    hidden: isHidden,
    partials: newest.length,
    lag_ms: median(newest.map(({ lag }) => lag)),
    load: rounded(loadavg()[0]!, 2),
  };
}

function progressLine({ at, hidden, partials, lag_ms, load }: Interval, complaints: readonly string[]): string {
  const tab = hidden ? 'hidden' : 'visible';
  const said = complaints.length > 0 ? `, ${complaints.length} complaints: ${complaints.at(-1)}` : '';
  return `${(at / 60).toFixed(1)} min: ${tab}, ${partials} partial texts, ${lag_ms} ms behind, load ${load}${said}`;
}

function tableLine(
  [name, label, unit, decimals]: (typeof rows)[number],
  figures: Figures,
  broken: FigureName[],
): string {
  const value = figures[name];
  const figure = value === null ? 'not known' : `${value.toFixed(decimals)} ${unit}`;
  const limit = limits[name];
  const verdict = limit === undefined ? '' : `at most ${limit}${broken.includes(name) ? ': BROKEN' : ''}`;
  return `${label.padEnd(38)}${figure.padEnd(13)}${verdict}`.trimEnd();
}

function report(
  file: string,
  { memory, segments, complaints }: Observation,
  figures: Figures,
  course: readonly Interval[],
) {
  const entries = Object.entries(figures).map(([name, value]) => [name, value === null ? null : rounded(value, 3)]);
  return {
    file,
    broken: brokenLimits(figures, limits),
    figures: Object.fromEntries(entries),
    limits,
    complaints,
    course,
    memory: memory.map((count) => ({ ...count, at: rounded(count.at, 1) })),
    segments,
  };
}
