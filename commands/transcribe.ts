/** `npm run transcribe`: files become text through the built app's own file path, in a headless Chromium. */

import type { FileWish, ServerLine } from '../src/protocol/automation.ts';
import { unwrap } from './browser/answers.ts';
import { memoryMeter } from './browser/memory-meter.ts';
import { type BuiltApp, type BuiltAppOptions, openBuiltApp } from './browser/open-built-app.ts';
import { withPageFile } from './browser/page-file.ts';
import { modelChoice } from './hub/model-choice.ts';
import { serverOf, untilItMaySend } from './remote/server-option.ts';
import { CommandError } from './terminal/failure.ts';
import { checkFile } from './terminal/input-file.ts';
import { countOf, languageOf, runWish, strategyOf, usageError } from './terminal/options.ts';
import { note } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';
import { type MostMemory, type Output, outputFor } from './transcribed/output.ts';

const usage = `Usage: npm run transcribe -- [options] FILES…

Transcribes audio and video files on this machine, or by a server that is named.

  --model ID          moonshine-tiny (the default), or OWNER/NAME of a hub
  --hub HUB           where that model comes from: an address, or a folder with OWNER/NAME/… in it
  --backend NAME      wasm, webgpu or auto (the default)
  --threads N         threads of the recogniser, 1 to 64
  --language L        what is spoken, as en or de; auto (the default) lets the model find out
  --track N           the sound track of a video, 1 for its first one; without it
                      the first one in which somebody speaks
  --strategy S        ring (the default): cut as live text is;
                      classic: as much at once as the model can hear;
                      progressive and auto are for live text: of a file they are ring,
                      as is then said
  --remote URL        a server that speaks the OpenAI transcription API hears the
                      files: their sound leaves this machine. It must admit
                      pages of this machine (vLLM: --allowed-origins '["*"]')
  --remote-model NAME its model; without it the server chooses
  --remote-key-file F the file with its key
  --format FORMAT     writes a file for each: txt, md, srt, vtt, json, docx or html
  --out DIR           where these go; without it beside the recordings
  --anyway            also the words of sound that gave no text to be trusted
  --json              one JSON object a file, in order
  --memory            with --json: the most memory that page and threads took, counted every ten
                      seconds, and the page's process
  --help              this text`;

const options = {
  model: { type: 'string' },
  backend: { type: 'string' },
  threads: { type: 'string' },
  language: { type: 'string' },
  hub: { type: 'string' },
  remote: { type: 'string' },
  'remote-model': { type: 'string' },
  'remote-key-file': { type: 'string' },
  track: { type: 'string' },
  strategy: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  anyway: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  memory: { type: 'boolean', default: false },
} as const;

const msBetweenCounts = 10_000;
/** More than any container that somebody has. */
const mostTracks = 99;

await runCommand({
  usage,
  options,
  async run({ values, positionals: files }) {
    if (files.length === 0) throw usageError(`No files were named.\n\n${usage}`);
    if (values.memory && !values.json) throw usageError('--memory wants --json.');
    const server = serverOf(values);
    const model = server ? null : modelChoice(values.model, values.hub);
    const language = languageOf(values.language, model === null && server === null);
    const output = outputFor(files, values);
    return transcribeAll(files, output, {
      model,
      wish: runWish(values),
      language,
      isAnyway: values.anyway,
      countsMemory: values.memory,
      track: values.track === undefined ? null : countOf('--track', values.track, mostTracks),
      strategy: strategyOf(values.strategy),
      server,
    });
  },
});

interface TranscribeAll extends Pick<BuiltAppOptions, 'model' | 'wish' | 'strategy'> {
  language: string | null;
  isAnyway: boolean;
  countsMemory: boolean;
  /** From 1 on; null for the first one in which somebody speaks. */
  track: number | null;
  /** Null for this machine. */
  server: ServerLine | null;
}

/** One file after another in one page. A page that dies takes only its file with it: the next one gets a new page. */
async function transcribeAll(
  files: readonly string[],
  output: Output,
  { isAnyway, countsMemory, track, server, language, ...run }: TranscribeAll,
): Promise<number> {
  const open = async () => {
    const opened = await openBuiltApp({ ...run, ...(server ? {} : { language }), say: note });
    if (server) await untilItMaySend(opened, server, language);
    return opened;
  };
  let app: BuiltApp | null = null;
  let cannotOpen: unknown;
  let failed = 0;
  try {
    for (const file of files) {
      note(`Transcribing ${file}…`);
      try {
        checkFile(file);
        // What kept the app from opening would do so again for every file.
        if (cannotOpen) throw cannotOpen;
        app ??= await open().catch((error) => {
          cannotOpen = error;
          throw error;
        });
        const memory = countsMemory ? await countMemory(app) : undefined;
        const answer = await transcribe(app, file, { isAnyway, track, isSent: server !== null }).finally(memory?.stop);
        await output.give(file, unwrap(answer), app.engine, memory?.most);
      } catch (thrown) {
        failed++;
        const hasDied = app !== null && !(await answers(app));
        const error = hasDied ? new CommandError('thread-died', 'The page died while it worked on this file.') : thrown;
        output.fail(file, error);
        if (hasDied) {
          await app?.close();
          app = null;
        }
      }
    }
  } finally {
    await app?.close();
  }
  return failed === 0 ? 0 : 1;
}

function transcribe({ page }: BuiltApp, file: string, how: FileWish) {
  return withPageFile(page, file, (input) =>
    page.evaluate(([element, wish]) => sotto.transcribe(element.files![0]!, wish), [input, how] as const),
  );
}

/** Counts until it is stopped, and then once more. */
async function countMemory({ page }: BuiltApp): Promise<{ most: MostMemory; stop: () => Promise<void> }> {
  const meter = await memoryMeter(page);
  const most: MostMemory = { bytes: 0, resident: meter.resident() };
  const look = async () => {
    most.resident = Math.max(most.resident ?? 0, meter.resident() ?? 0) || null;
    // A page that dies is told of by what was asked of it.
    const { bytes } = await meter.count(0).catch(() => ({ bytes: 0 }));
    most.bytes = Math.max(most.bytes, bytes);
  };
  const timer = setInterval(look, msBetweenCounts);
  const stop = () => {
    clearInterval(timer);
    return look();
  };
  return { most, stop };
}

async function answers({ page }: BuiltApp): Promise<boolean> {
  return page.evaluate(() => true).catch(() => false);
}
