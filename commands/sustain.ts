/** `npm run sustain`: minutes of one dictation, or hours of work in turns, and what they must keep to. */

import { readFileSync } from 'node:fs';
import { type Clip, readWav } from '../benches/wav.ts';
import { type ModelChoice, modelChoice } from './hub/model-choice.ts';
import { loopedMicrophoneFile } from './microphone/microphone-file.ts';
import { holdDay } from './sustained/day.ts';
import { brokenDayLimits, dayFigures } from './sustained/day-figures.ts';
import { dayReport, dayTable, turnLine } from './sustained/day-report.ts';
import { brokenLimits, figuresOf, limits } from './sustained/figures.ts';
import { holdSustainedSession, type SoFar } from './sustained/session.ts';
import { type Interval, intervalOf, progressLine, sessionReport, sessionTable } from './sustained/session-report.ts';
import { checkFile } from './terminal/input-file.ts';
import { usageError } from './terminal/options.ts';
import { complain, print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run sustain -- [options] FILE.wav

Plays a recording into the app over and over, and says whether anything was lost, grew or drifted.
Exit status 1: it did.

  --minutes N         one dictation in real time, its tab hidden in the middle third; 5 is the
                      default, 1 the least
  --hours N           a day instead, in turns: dictation, a file, a change of model.
                      N hours are dictated
  --silence N         of such a day: so much silence for each second of the recording;
                      2 is the default
  --speed N           of such a day: up to so many times as fast, where recognition keeps up;
                      1 is the default
  --within MINUTES    of such a day: no further turn begins after so many minutes by the wall's
                      clock, and the figures are those of the hours until then
  --model ID          of such a day: the model to change to, as OWNER/NAME of a hub; without it
                      the one model is unloaded and loaded again
  --hub HUB           where that comes from: an address, or a folder with OWNER/NAME/… in it
  --json              one object with the figures, their limits and what was measured on the way
  --help              this text`;

const options = {
  minutes: { type: 'string' },
  hours: { type: 'string' },
  silence: { type: 'string', default: '2' },
  speed: { type: 'string', default: '1' },
  within: { type: 'string', default: 'Infinity' },
  model: { type: 'string' },
  hub: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const usualMinutes = '5';
const fewestMinutes = 1;

await runCommand({
  usage,
  options,
  async run({ values, positionals: [file, ...others] }) {
    if (file === undefined) throw usageError(`No file was named.\n\n${usage}`);
    if (others.length > 0) throw usageError('Only one file can be dictated at a time.');
    if (values.minutes !== undefined && values.hours !== undefined) throw usageError('Name --minutes or --hours.');
    if (values.hours === undefined) {
      const minutes = numberFrom('--minutes', values.minutes ?? usualMinutes, fewestMinutes);
      return (await sustain(file, minutes, values.json)) ? 0 : 1;
    }
    const hours = numberFrom('--hours', values.hours, 0.1);
    const silence = numberFrom('--silence', values.silence, 0);
    const speed = numberFrom('--speed', values.speed, 1);
    const longest = numberFrom('--within', values.within, 1);
    const other = modelChoice(values.model, values.hub);
    return (await sustainDay(file, { hours, silence, speed, longest, other }, values.json)) ? 0 : 1;
  },
});

function numberFrom(option: string, text: string, least: number): number {
  const number = Number(text);
  if (number >= least) return number;
  throw usageError(`${option} must be a number from ${least} on, not "${text}".`);
}

function clipIn(file: string): Clip {
  checkFile(file);
  return readWav(readFileSync(file));
}

/** Whether all limits were kept. Nobody watches for so long: progress is for the log too. */
async function sustain(file: string, minutes: number, json: boolean): Promise<boolean> {
  const microphone = loopedMicrophoneFile(clipIn(file));
  const course: Interval[] = [];
  const onInterval = (soFar: SoFar) => {
    const interval = intervalOf(soFar);
    course.push(interval);
    complain(progressLine(interval, soFar.complaints));
  };
  try {
    complain(`Dictating ${file} again and again for ${minutes} min…`);
    const observation = await holdSustainedSession({ minutes, microphone, say: complain, onInterval });
    for (const complaint of observation.complaints) complain(complaint);
    if (json) print(JSON.stringify(sessionReport(file, observation, course)));
    else sessionTable(observation).forEach(print);
    return areKept(brokenLimits(figuresOf(observation), limits));
  } finally {
    microphone.remove();
  }
}

interface DayWish {
  hours: number;
  silence: number;
  speed: number;
  longest: number;
  other: ModelChoice | null;
}

async function sustainDay(file: string, wish: DayWish, json: boolean): Promise<boolean> {
  const clip = clipIn(file);
  const seconds = clip.samples.length / clip.sampleRate;
  const microphone = loopedMicrophoneFile(clip, wish.silence * seconds);
  try {
    complain(`Dictating ${file} in turns for ${wish.hours} h, at most ${wish.speed} times as fast…`);
    const day = await holdDay({
      ...wish,
      clip,
      microphone,
      say: complain,
      onTurn: (soFar) => complain(turnLine(soFar)),
    });
    for (const complaint of day.complaints) complain(complaint);
    if (json) print(JSON.stringify(dayReport(file, day)));
    else dayTable(day).forEach(print);
    return areKept(brokenDayLimits(dayFigures(day)));
  } finally {
    microphone.remove();
  }
}

function areKept(broken: readonly string[]): boolean {
  if (broken.length > 0) complain(`Above their limits: ${broken.join(', ')}.`);
  return broken.length === 0;
}
