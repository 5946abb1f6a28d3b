/**
 * What was measured in the text exposition format of Prometheus, version 0.0.4: a histogram in seconds for each stage that was
 * recorded, and a counter for each counter. The bounds are the same for all, so that files of several machines can be added up.
 */

import type { Counter, HistogramData, Stage } from '../protocol/metrics.ts';
import type { Combined } from './combine.ts';
import { byOctave, countOf } from './histogram.ts';

const stageHelp: Record<Stage, string> = {
  'listen-lag': 'Captured audio that waited to be heard.',
  resample: 'One block of audio through the resampler.',
  vad: 'One frame of audio through voice detection.',
  encode: 'The encoder over one stretch of audio.',
  verify: 'One decoder pass that checked a draft.',
  'decode-step': 'One step of the decoder.',
  'partial-pass': 'One pass for a text that may still change.',
  'final-pass': 'One pass for a final text.',
  'endpoint-to-final': 'From the end of a segment to its final text.',
  'live-lag': 'Newest audio less the newest audio that the live text covers.',
  'first-partial': 'From the beginning of speech to the first text.',
  'word-emission': 'From the estimated end of a word to its lasting text.',
  finalisation: 'From the last speech of a segment to its final text.',
  'stop-to-final': 'From stop to everything saved.',
  paint: 'From a text to the frame that shows it.',
};

const counterHelp: Record<Counter, string> = {
  partials: 'Texts that could still change.',
  finals: 'Final texts.',
  'draft-tokens': 'Tokens of drafts that were checked.',
  'draft-tokens-kept': 'Tokens of drafts that were right.',
  speculations: 'Final passes begun before the segment had ended.',
  'speculations-kept': 'Final passes begun early whose text was used.',
  'short-passes': 'Final texts found over an encoder pass of the speech alone.',
  'short-doubts': 'Of those, texts that were found again over the whole window.',
  'second-attempts': 'Passes that were made again because the text was not plausible.',
  withheld: 'Texts that were not shown because nothing was said.',
  'words-shown': 'Words shown.',
  'words-changed': 'Words that changed after they were shown.',
  'dropped-blocks': 'Blocks of captured audio that were lost.',
  'ring-runs': 'Recordings with live text, segment by segment, and files that were heard piece by piece.',
  'classic-runs': 'Recordings that were recognised after their end, and files that were heard in long stretches.',
  'progressive-runs': 'Recordings whose live text a more exact model improves.',
  'auto-runs': 'Recordings whose strategy follows the device.',
  'strategy-changes-slow': 'Changes of the strategy, by itself, as live text was slow.',
  'strategy-changes-behind': 'The same, as final texts were behind the voice.',
  'strategy-changes-alone': 'The same, as there was no more exact model.',
  'strategy-changes-memory': 'The same, as there was too little memory for two models.',
  'strategy-changes-battery': 'The same, as the battery was low.',
  'strategy-changes-hot': 'The same, as the device was under pressure.',
  'strategy-changes-room': 'The same, as there was room for a more exact model.',
  'strategy-changes-file': 'The same, as a file has no live text.',
  'strategy-changes-server': 'The same, as a server has heard the file.',
  'models-lent': 'Times that a smaller model took the place of the chosen one, as the device was hot or nearly empty.',
  'load-lowered': 'Times that live text began to come in larger steps, as the device was hot or nearly empty.',
  'threads-replaced': 'Threads that died and were replaced.',
};

export function prometheusText({ histograms, tallies }: Combined): string {
  const lines: string[] = [];
  for (const [stage, durations] of Object.entries(histograms)) {
    lines.push(...histogramLines(`sotto_${nameOf(stage)}_seconds`, stageHelp[stage as Stage], durations));
  }
  for (const [counter, count] of Object.entries(tallies)) {
    const name = `sotto_${nameOf(counter)}_total`;
    lines.push(`# HELP ${name} ${counterHelp[counter as Counter]}`, `# TYPE ${name} counter`, `${name} ${count}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function histogramLines(name: string, help: string, durations: HistogramData): string[] {
  const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`];
  let within = 0;
  for (const { microseconds, count } of byOctave(durations)) {
    within += count;
    lines.push(`${name}_bucket{le="${Number.isFinite(microseconds) ? microseconds / 1e6 : '+Inf'}"} ${within}`);
  }
  return [...lines, `${name}_sum ${durations.sum / 1000}`, `${name}_count ${countOf(durations)}`];
}

function nameOf(stageOrTally: string): string {
  return stageOrTally.replaceAll('-', '_');
}
