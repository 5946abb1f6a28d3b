/** Tables of what several systems have heard in the same recordings. */

import { countWords } from '../../src/speech/text/unspaced-scripts.ts';
import { wordErrors } from '../statistics/word-errors.ts';
import { rateInterval } from '../statistics/word-rate.ts';
import type { LiveText } from './live-text.ts';

export interface HeardClip {
  system: string;
  id: string;
  /** `zxx` where nobody speaks. */
  language: string;
  seconds: number;
  /** Milliseconds of the processor. */
  ms: number;
  text: string;
  errors: number;
  /** Words of what is said, or characters in a script without spaces; 0 where nobody speaks. */
  words: number;
  live?: Omit<LiveText, 'text'>;
}

/** In a cell of a system that has not heard such recordings. */
const none = '–';
/** Seconds from which a recording is long: it has several windows. */
const long = 30;

/** The errors of a text against the spelling of `references` that fits best. */
export function spelled(
  references: readonly string[],
  { text }: Pick<HeardClip, 'text'>,
): Pick<HeardClip, 'errors' | 'words'> {
  if (references.length === 0) return { errors: 0, words: 0 };
  const apart = (said: string) =>
    countWords(references[0]!) > references[0]!.split(' ').length ? [...said].join(' ') : said;
  return wordErrors(references.map(apart), apart(text));
}

export function policyTable(model: string, heard: readonly HeardClip[]): string {
  const sets: [string, (clip: HeardClip) => boolean][] = [
    ['English', ({ language, seconds }) => language === 'en' && seconds <= long],
    ['English, long', ({ language, seconds }) => language === 'en' && seconds > long],
    ['other languages', ({ language }) => language !== 'en' && language !== 'zxx'],
  ];
  const here = sets.filter(([, isOf]) => heard.some(isOf));
  const names = here.map(([name]) => name);
  const heads = [
    model,
    ...names,
    'empty on speech',
    'characters without speech',
    'real-time factor',
    'of the plain loop',
    'at most, of a recording',
  ];
  const plain = factorOf(heard.filter(({ system }) => system === 'plain loop'));
  const rows = systemsOf(heard).map((system) => {
    const own = heard.filter((clip) => clip.system === system);
    const silent = own.filter(({ language }) => language === 'zxx');
    const cells = here.map(([, isOf]) => rateCell(own.filter(isOf)));
    const empty = own.filter(({ language, text }) => language !== 'zxx' && text === '').length;
    const invented = silent.reduce((sum, { text }) => sum + text.length, 0);
    const factor = factorOf(own);
    const wrote = `${invented} (in ${silent.filter(({ text }) => text).length} of ${silent.length})`;
    const most = Math.max(...own.map((clip) => timesPlain(clip, heard)).filter(Number.isFinite));
    return [system, ...cells, empty, wrote, factor.toFixed(2), (factor / plain).toFixed(2), most.toFixed(1)];
  });
  return [tableOf(heads, rows), liveLine(heard)].filter(Boolean).join('\n\n');
}

/** Errors by language. */
export function languageTable(heard: readonly HeardClip[]): string {
  return tableBy(
    'language',
    ({ language }) => language,
    heard.filter(({ language }) => language !== 'zxx'),
  );
}

/** Errors by the decibels that the voice is above the noise. */
export const noiseTable = (heard: readonly HeardClip[]): string => tableBy('dB', ({ id }) => id.split('@')[1]!, heard);

function tableBy(name: string, groupOf: (clip: HeardClip) => string, heard: readonly HeardClip[]): string {
  const systems = systemsOf(heard);
  const rows = [...new Set(heard.map(groupOf))].map((group) => [
    group,
    ...systems.map((system) => rateOf(heard.filter((clip) => clip.system === system && groupOf(clip) === group))),
  ]);
  return tableOf([name, ...systems], rows);
}

function liveLine(heard: readonly HeardClip[]): string {
  const lives = heard.flatMap(({ live }) => live ?? []);
  if (lives.length === 0) return '';
  const sum = (key: keyof (typeof lives)[number]) => lives.reduce((total, live) => total + live[key], 0);
  const share = ((100 * sum('changed')) / sum('settled')).toFixed(1);
  return `Live: ${sum('changed')} of ${sum('settled')} settled words changed (${share} %), ${sum('vanished')} texts vanished.`;
}

function rateCell(clips: readonly HeardClip[]): string {
  if (clips.length === 0) return none;
  const { low, high } = rateInterval(clips);
  return `${rateOf(clips)}, ${low.toFixed(1)} to ${high.toFixed(1)}`;
}

function rateOf(clips: readonly HeardClip[]): string {
  if (clips.length === 0) return none;
  const sum = (key: 'errors' | 'words') => clips.reduce((total, clip) => total + clip[key], 0);
  return `${sum('errors')} of ${sum('words')} (${((100 * sum('errors')) / sum('words')).toFixed(1)} %)`;
}

function factorOf(clips: readonly HeardClip[]): number {
  const sum = (key: 'ms' | 'seconds') => clips.reduce((total, clip) => total + clip[key], 0);
  return sum('ms') / 1000 / sum('seconds');
}

/** How many times the plain loop's time a recording takes; not a number where that has not heard it. */
function timesPlain({ id, ms }: HeardClip, heard: readonly HeardClip[]): number {
  return ms / (heard.find((clip) => clip.system === 'plain loop' && clip.id === id)?.ms ?? Number.NaN);
}

const systemsOf = (heard: readonly HeardClip[]): string[] => [...new Set(heard.map(({ system }) => system))];

function tableOf(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
