/** `npm run dictate`: a recording is played in real time into the app's microphone path, as if a person spoke it. */

import { readFileSync } from 'node:fs';
import { changedWordsShare } from '../src/metrics/stability.ts';
import type { DictationLine, DictationReport } from '../src/protocol/automation.ts';
import { CommandError, failureOf, inPlainWords } from './failure.ts';
import { checkFile } from './input-file.ts';
import { dictateOnce, noteMicrophone } from './live-session.ts';
import { leadSeconds, microphoneFile } from './microphone-file.ts';
import { checkChoice, checkHub, checkModel, readArguments, usageError } from './options.ts';
import { openApp } from './page.ts';
import { complain, endWhenReaderLeaves, note, print, rounded } from './terminal.ts';
import { readWav } from './wav.ts';

const usage = `Usage: npm run dictate -- [options] FILE.wav

Plays a recording in real time into the app's microphone and presses stop 0.3 s after its end.

  --model ID          moonshine-tiny (the default)
  --strategy S        live (the default)
  --mode M            toggle (the default), hold or hands-free; all three begin with record and
                      end with stop in this version
  --json              one JSON line an event, then one with the figures
  --help              this text`;

const options = {
  model: { type: 'string' },
  strategy: { type: 'string' },
  mode: { type: 'string' },
  hub: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Milliseconds from the end of the clip until stop is pressed. */
const stopDelay = 300;

endWhenReaderLeaves();
process.exitCode = await main();

async function main(): Promise<number> {
  let file: string | undefined;
  let json = false;
  try {
    const { values, positionals } = readArguments(options);
    if (values.help) {
      print(usage);
      return 0;
    }
    [file] = positionals;
    json = values.json;
    if (file === undefined) throw usageError(`No file was named.\n\n${usage}`);
    if (positionals.length > 1) throw usageError('Only one file can be dictated at a time.');
    checkHub(values.hub);
    checkModel(values.model);
    checkChoice('--strategy', values.strategy, ['live']);
    checkChoice('--mode', values.mode, ['toggle', 'hold', 'hands-free']);
    await dictate(file, json);
    return 0;
  } catch (error) {
    complain(file === undefined ? inPlainWords(error) : `${file}: ${inPlainWords(error)}`);
    if (json && file !== undefined) print(JSON.stringify({ file, error: failureOf(error) }));
    return error instanceof CommandError ? error.exitStatus : 1;
  }
}

async function dictate(file: string, json: boolean): Promise<void> {
  checkFile(file);
  const clip = readWav(readFileSync(file));
  const clipMs = (clip.samples.length / clip.sampleRate) * 1000;
  const microphone = microphoneFile(clip);
  try {
    const app = await openApp({ microphone: microphone.path, before: noteMicrophone, say: note });
    try {
      note(`Dictating ${file} (${(clipMs / 1000).toFixed(1)} s)…`);
      const texts: DictationLine[] = [];
      const onEvent = (event: DictationLine) => {
        if (json) print(JSON.stringify(eventLine(event)));
        else if (event.kind !== 'state' && event.text !== texts.at(-1)?.text) print(textLine(event));
        if (event.kind !== 'state') texts.push(event);
      };
      const report = await dictateOnce(app.page, leadSeconds * 1000 + clipMs + stopDelay, onEvent);
      const summary = summaryOf(texts, report);
      if (json) print(JSON.stringify(summary));
      else printSummary(summary);
    } finally {
      await app.close();
    }
  } finally {
    microphone.remove();
  }
}

function eventLine({ at, kind, state, text, committed, audio_end }: DictationLine) {
  return {
    at: rounded(at, 1),
    kind,
    ...(state === undefined ? {} : { state }),
    text,
    committed,
    audio_end: rounded(audio_end, 1),
  };
}

function textLine({ at, text }: DictationLine): string {
  return `${(at / 1000).toFixed(2).padStart(7)} s  ${text}`;
}

interface Summary {
  kind: 'summary';
  text: string;
  /** From the first sample of speech to the first text. */
  first_partial_ms: number | null;
  /** From the last sample of speech, by the app's own voice detection, to the final text. */
  speech_end_to_final_ms: number | null;
  stop_to_final_ms: number;
  partials: number;
  changed_words_share: number;
  dropped_blocks: number;
}

function summaryOf(texts: readonly DictationLine[], report: DictationReport): Summary {
  const { text, first_speech, last_speech, stopped_at, final_at, finished_at, dropped_blocks } = report;
  const firstText = texts.find((event) => event.text !== '');
  return {
    kind: 'summary',
    text,
    first_partial_ms: first_speech === null || !firstText ? null : rounded(firstText.at - first_speech, 1),
    speech_end_to_final_ms: last_speech === null ? null : rounded(final_at - last_speech, 1),
    stop_to_final_ms: rounded(finished_at - stopped_at, 1),
    partials: texts.filter(({ kind }) => kind === 'partial').length,
    changed_words_share: rounded(changedWordsShare(texts.map((event) => event.text)), 4),
    dropped_blocks,
  };
}

function printSummary(summary: Summary): void {
  const milliseconds = (value: number | null) => (value === null ? 'no speech' : `${Math.round(value)} ms`);
  print(`
${summary.text}

First text after speech began   ${milliseconds(summary.first_partial_ms)}
Final text after speech ended   ${milliseconds(summary.speech_end_to_final_ms)}
Final text after stop           ${milliseconds(summary.stop_to_final_ms)}
Partial texts                   ${summary.partials}
Words changed after shown       ${(summary.changed_words_share * 100).toFixed(1)} %
Dropped blocks                  ${summary.dropped_blocks}`);
}
