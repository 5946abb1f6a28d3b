/** `npm run dictate`: a recording is played in real time into the app's microphone path, as if a person spoke it. */

import { readFileSync } from 'node:fs';
import { readWav } from '../benches/wav.ts';
import type { Strategy } from '../src/core/strategies/strategy.ts';
import type { DictationLine, DictationMode } from '../src/protocol/automation.ts';
import { unwrap } from './browser/answers.ts';
import { type BuiltApp, openBuiltApp } from './browser/open-built-app.ts';
import { type ModelChoice, modelChoice } from './hub/model-choice.ts';
import { dictate, type Summary, secondsOf } from './microphone/dictate-clip.ts';
import { noteMicrophone } from './microphone/dictate-once.ts';
import { microphoneFile } from './microphone/microphone-file.ts';
import { checkFile } from './terminal/input-file.ts';
import { checkChoice, languageOf, strategyOf, usageError } from './terminal/options.ts';
import { note, print, rounded } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run dictate -- [options] FILE.wav

Plays a recording in real time into the app's microphone.

  --model ID          moonshine-tiny (the default), or OWNER/NAME of a hub
  --hub HUB           where that model comes from: an address, or a folder with OWNER/NAME/… in it
  --language L        what is spoken, as en or de; auto (the default) lets the model find out
  --strategy S        ring (the default): live text, segment by segment;
                      classic: one recognition of everything after stop;
                      progressive: live, and improved by a more exact model;
                      auto: one of these, as the device allows
  --exact ID          that model, of the same hub
  --mode M            toggle (the default): stop is pressed 0.3 s after the recording's end;
                      hold: the button is held from the start, and released then;
                      hands-free: the app stops by itself after 3 s of silence, or stop is pressed
                      15 s after the end
  --json              one JSON line an event, then one with the figures
  --help              this text`;

const modes: readonly DictationMode[] = ['toggle', 'hold', 'hands-free'];

const options = {
  model: { type: 'string' },
  strategy: { type: 'string' },
  exact: { type: 'string' },
  mode: { type: 'string' },
  hub: { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

await runCommand({
  usage,
  options,
  async run({ values, positionals: [file, ...others] }) {
    if (file === undefined) throw usageError(`No file was named.\n\n${usage}`);
    if (others.length > 0) throw usageError('Only one file can be dictated at a time.');
    const model = modelChoice(values.model, values.hub);
    const strategy = strategyOf(values.strategy);
    const exact = modelChoice(values.exact, values.hub);
    checkChoice('--mode', values.mode, modes);
    const mode = modes.find((name) => name === values.mode) ?? 'toggle';
    const language = languageOf(values.language, model === null);
    await dictateFile(file, { model, exact, language, strategy, mode, json: values.json });
    return 0;
  },
});

interface DictateOptions {
  model: ModelChoice | null;
  exact: ModelChoice | null;
  language: string | null;
  strategy: Strategy | undefined;
  mode: DictationMode;
  json: boolean;
}

async function dictateFile(file: string, { mode, json, ...chosen }: DictateOptions): Promise<void> {
  checkFile(file);
  const clip = readWav(readFileSync(file));
  const microphone = microphoneFile(clip);
  try {
    const app = await openBuiltApp({ ...chosen, microphone: microphone.path, before: noteMicrophone, say: note });
    try {
      note(`Dictating ${file} (${secondsOf(clip).toFixed(1)} s)…`);
      let shown = '';
      const onEvent = (event: DictationLine) => {
        if (json) print(JSON.stringify(eventLine(event)));
        else if (event.kind !== 'state' && event.text !== shown) print(textLine(event));
        if (event.kind !== 'state') shown = event.text;
      };
      const { summary } = await dictate(app.page, clip, onEvent, mode);
      const improved =
        chosen.strategy === 'progressive' || chosen.strategy === 'auto'
          ? { improved_text: unwrap(await improvedText(app)) }
          : {};
      if (json) print(JSON.stringify({ ...summary, ...improved }));
      else printSummary({ ...summary, text: improved.improved_text ?? summary.text });
    } finally {
      await app.close();
    }
  } finally {
    microphone.remove();
  }
}

function improvedText({ page }: BuiltApp) {
  return page.evaluate(() => sotto.improved());
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

function printSummary(summary: Summary): void {
  const milliseconds = (value: number | null) => (value === null ? 'no speech' : `${Math.round(value)} ms`);
  print(`
${summary.text}

Strategy                        ${summary.strategy}
First text after speech began   ${milliseconds(summary.first_partial_ms)}
Final text after speech ended   ${milliseconds(summary.speech_end_to_final_ms)}
Final text after stop           ${milliseconds(summary.stop_to_final_ms)}
Partial texts                   ${summary.partials}
Words changed after shown       ${(summary.changed_words_share * 100).toFixed(1)} %
Settled words changed           ${(summary.changed_committed_share * 100).toFixed(1)} %
Dropped blocks                  ${summary.dropped_blocks}`);
  for (const { at, to, reason } of summary.strategy_changes) print(`${at.toFixed(2).padStart(7)} s  ${to}: ${reason}`);
}
