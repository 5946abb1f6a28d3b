/** The texts of the diagnostics, loaded with them. */

import type { Stage } from '../../protocol/metrics.ts';
import { latency } from '../figures/latency.ts';
import { number, percent, plural } from '../format.ts';

/** What a figure is the time of, for people who have not read the code. */
const stages: Record<Stage, string> = {
  'first-partial': 'Speech begins to first text',
  'live-lag': 'Live text behind the voice',
  'word-emission': 'Word spoken to word settled',
  finalisation: 'Last word to final text',
  'stop-to-final': 'Stop to text saved',
  paint: 'Text to the screen',
  'partial-pass': 'A pass for live text',
  'final-pass': 'A pass for final text',
  'endpoint-to-final': 'End of speech found to final text',
  encode: 'Encoder',
  verify: 'Check of a draft',
  'decode-step': 'Decoder, one step',
  'listen-lag': 'Sound waiting to be heard',
  resample: 'Resampling, one block',
  vad: 'Voice detection, one frame',
};

export const words = {
  title: 'Diagnostics',
  about: 'Measured on this device since the page was opened.',
  empty: 'Nothing to show yet',
  emptyHelp: 'Dictate a sentence or two, and the figures appear here, also while you speak.',

  session: 'This session',
  few: (count: number, slowest: number) =>
    count === 1 ? 'measured once' : `${count} measured, slowest ${latency(slowest)}`,
  many: (ms: number) => `95 of 100 within ${latency(ms)}`,
  notYet: 'not measured yet',
  firstText: 'First text',
  firstTextHelp: 'after you begin to speak',
  liveLag: 'Live lag',
  liveLagHelp: 'live text behind your voice',
  finalText: 'Final text',
  finalTextHelp: 'after the last word of a stretch of speech',
  stop: 'Stop to text',
  stopHelp: 'from the button to the saved text',
  changed: 'Words that changed',
  changedHelp: (changed: number, shown: number) =>
    `${number(changed)} of ${plural(shown, { one: 'word shown', other: 'words shown' })}`,
  drafts: 'Drafts kept',
  draftsHelp: (kept: number, all: number) =>
    `${number(kept)} of ${plural(all, { one: 'token', other: 'tokens' })} checked`,
  early: 'Early passes kept',
  earlyHelp: (kept: number, all: number) => `${number(kept)} of ${number(all)} begun before the end of speech`,
  dropped: 'Sound lost',
  droppedHelp: 'blocks that came faster than they were heard',

  lag: 'Live lag, text by text',
  lagHelp: (count: number) =>
    `The newest ${plural(count, { one: 'live text', other: 'live texts' })}, newest on the right.`,
  lagChart: (least: number, greatest: number) => `Between ${latency(least)} and ${latency(greatest)}`,

  stagesTitle: 'Where the time goes',
  stagesHelp:
    'Half of all were as fast as the median, 95 of 100 as fast as the next figure. Charts go from the fastest to the slowest.',
  groups: { seen: 'What you notice', engine: 'Recognition', listen: 'Listening' },
  stages,
  columns: { stage: 'Stage', count: 'Count', p50: 'Median', p95: '95%', p99: '99%', shape: 'Distribution' },
  shape: (least: number, greatest: number) => `From ${latency(least)} to ${latency(greatest)}`,

  save: 'Take it with you',
  saveHelp: 'The files hold durations and counts, no words and no sound. A trace opens in Perfetto.',
  savePrometheus: 'Save as Prometheus text',
  saveTrace: 'Save as trace',

  counted: number,
  share: (part: number, whole: number) => percent(whole === 0 ? 0 : part / whole),
};
