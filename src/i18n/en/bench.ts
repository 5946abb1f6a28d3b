/** The texts of the benchmark, loaded with it. */

import type { BenchEnvironment, BenchLength } from '../../protocol/bench.ts';
import { figure } from '../figures/bench-amounts.ts';
import { plural } from '../format.ts';
import { flagTexts, measureNames, runtimeNames, suiteHelp, suiteTitles, targetNames } from './bench-measures.ts';
import { words as verdicts } from './bench-verdicts.ts';

const lengths: Record<Exclude<BenchLength, 'short'>, string> = { normal: 'Two minutes', long: 'Ten minutes' };

/** Firefox and Safari tell less. */
function environment({ browser, system, cores, memory, graphics, build }: BenchEnvironment): string {
  return [
    browser,
    system,
    plural(cores, { one: 'processor core', other: 'processor cores' }),
    memory === null ? '' : `${memory} GB of memory, as browsers round it`,
    graphics || 'no graphics told',
    `build ${build}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** By the faults of benches/report/parse-report.ts. */
const faults: Readonly<Record<string, string>> = {
  'too-large': 'It is too large to be a report.',
  'not-json': 'It is not a report: it cannot be read at all.',
  'no-report': 'It is not a report of this benchmark.',
  newer: 'It was made by a newer version of Sotto. Reload the page to get that version, then open it again.',
  damaged: 'It is damaged: a part is missing or was changed. Ask for it again, as a file.',
};

export const words = {
  title: 'Benchmark',
  intro:
    'How long would you wait for your words on this device? Sotto plays recordings to itself, listens to them, and takes the time. The same recordings are given to transformers.js, a well-known library that runs the same model, so that you can tell a fast device from a fast program.',
  before: 'Keep this page in front while it runs. For steady figures plug the device in and close what else is busy.',
  private: 'Nothing is sent anywhere. The report stays in this page until you save it or pass it on.',
  length: 'How long',
  lengths,
  lengthHelp: 'Ten minutes also show whether the device slows down when it gets warm.',
  label: 'What to call this device',
  labelHelp: 'Only if you like: it stands in the report, such as “Old laptop”.',
  device: 'Describe this device in the report',
  deviceHelp: 'So that others know what the figures belong to. The line below is all of it.',
  environment,
  leftOut: ' (left out)',
  start: 'Start',
  again: 'Measure again',
  startTitle: 'Measure this device',
  stop: 'Stop',

  running: 'Measuring',
  preparing: 'Getting ready',
  left: (seconds: number) =>
    seconds < 60
      ? `about ${plural(Math.max(5, Math.ceil(seconds / 5) * 5), { one: 'second', other: 'seconds' })} left`
      : `about ${plural(Math.round(seconds / 60), { one: 'minute', other: 'minutes' })} left`,
  suiteTitles,
  suiteHelp,
  finished: 'The benchmark has finished.',

  result: 'What was found',
  faster: (times: string) => `${times} as fast as transformers.js`,
  fasterHelp:
    'How long you wait for the text of what you said, and of a file, beside transformers.js with the same weights, measured in turns in the same minutes. 1× would be the same.',
  garbage: 'The words were wrong',
  garbageHelp: 'However fast it was: speed without the right words counts as nothing, so there is no result.',
  noScore: 'No comparison with transformers.js in this report',
  noScoreHelp: 'It needs the network once, or has no way to run this model. All other figures stand.',
  figures: {
    stop: { name: 'Stop to text', help: 'after ten seconds of speech' },
    first: { name: 'First words', help: 'after you begin to speak' },
    wrong: { name: 'Words wrong', help: 'of a clear recording' },
    file: { name: 'Files', help: 'times as fast as they play' },
  },
  interval: (low: string, high: string) => `${low} to ${high}`,
  sureness: 'in 19 of 20 such runs',
  once: 'measured once',
  times: (count: number) => plural(count, { one: 'time', other: 'times' }),
  details: 'Every figure',
  detailsHelp:
    'The middle one of all measurements, and where the middle would lie in 19 of 20 such runs. The last column is how many times better it is than what it is held against.',
  columns: { measure: 'What', figure: 'Figure', beside: 'Against' },
  against: (ratio: string, what: string) => `${ratio} ${what}`,
  measureNames,
  runtimeNames,
  flagTexts,
  flagsTitle: 'Read this report with care',

  scorecard: 'Scorecard',
  scorecardHelp: 'What Sotto set out to reach on a plain laptop, and what this device gives.',
  scorecardColumns: { target: 'Target', limit: 'Goal', value: 'Here', outcome: 'Outcome' },
  targetNames,
  atMost: (limit: string) => `at most ${limit}`,
  atLeast: (limit: string) => `at least ${limit}`,
  outcomes: { met: 'met', missed: 'missed', 'not-measured': 'not measured' },
  summary: (met: number, measured: number) =>
    `${met} of ${plural(measured, { one: 'goal', other: 'goals' })} that were measured ${met === 1 ? 'is' : 'are'} met.`,

  share: 'Pass it on',
  shareHelp: 'A link holds the whole result in its last part, which browsers never send to a server.',
  saveFile: 'Save as file',
  copyMarkdown: 'Copy as text',
  copyLink: 'Copy link',
  showCode: 'Show QR code',
  hideCode: 'Hide QR code',
  code: 'QR code of the link to this report',
  codeHelp: 'Point the camera of a phone at it: the report opens there, and you can compare.',
  noCode: 'The link is too long for a code. Copy it, or save a file.',
  copied: 'Copied',
  notCopied: 'It could not be copied',

  compare: 'Compare',
  compareHelp: 'Open reports of other devices or browsers, by file or by link.',
  openFile: 'Open a file',
  link: 'Link to a report',
  linkHelp: 'It begins with the address of a Sotto and has “#bench=” in it.',
  open: 'Open',
  unreadable: 'This report cannot be read',
  fault: (name: string | undefined) => faults[name ?? ''] ?? faults.damaged ?? '',
  reports: 'Open reports',
  show: 'Show',
  shown: 'Shown above',
  close: (title: string) => `Close ${title}`,
  baseline: 'Compared with',
  compared: 'Side by side',
  comparedHelp:
    'Each mark is a report, on a line that goes from less to more; the bar through it is where its middle would lie in 19 of 20 such runs. Where bars do not touch, the difference is real.',
  comparedColumns: { measure: 'What', chart: 'Chart', reports: 'Figures' },
  notMeasured: 'not measured',
  comparison: verdicts.comparison,
  obstacles: verdicts.obstacles,
  figure,
};
