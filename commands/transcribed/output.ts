/** What becomes of a transcribed file: text in the terminal, a line of JSON, or a file in one of the app's export formats. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type ExportFormat, exportFormats, transcriptFile } from '../../src/formats/export-formats.ts';
import { distinctNames } from '../../src/formats/file-name.ts';
import { languageName } from '../../src/i18n/format.ts';
import { strategyWords } from '../../src/i18n/transcript.ts';
import type { FileReport } from '../../src/protocol/automation.ts';
import type { EngineInfo } from '../../src/protocol/engine.ts';
import { failureOf, inPlainWords } from '../terminal/failure.ts';
import { checkChoice, usageError } from '../terminal/options.ts';
import { complain, note, print, rounded } from '../terminal/print.ts';

/** The most that was counted while a file was transcribed, in bytes. */
export interface MostMemory {
  /** Of page and threads, as the browser counts it after a garbage collection. */
  bytes: number;
  /** Private memory of the page's process; null where the system does not tell. */
  resident: number | null;
}

export interface Output {
  /** `memory`: where that was asked for. */
  give(file: string, report: FileReport, engine: EngineInfo, memory?: MostMemory | undefined): Promise<void> | void;
  fail(file: string, error: unknown): void;
}

interface OutputOptions {
  json: boolean;
  format?: string | undefined;
  out?: string | undefined;
  /** As it was asked for. */
  strategy?: string | undefined;
  /** Whether what gave no text to be trusted is in the text all the same. */
  anyway: boolean;
}

/** Throws a CommandError for what is no format, and for options that exclude each other. */
export function outputFor(files: readonly string[], { json, format, out, strategy, anyway }: OutputOptions): Output {
  checkChoice('--format', format, exportFormats);
  if (json && format) throw usageError('--json and --format exclude each other.');
  if (out && !format) throw usageError('--out wants --format.');
  const known = exportFormats.find((name) => name === format);
  const noteMore: NoteMore = (file, report) => {
    noteTrack(file, report);
    noteStrategy(file, report, strategy);
    noteWithheld(file, report, anyway);
  };
  if (known) return filesIn(out, known, files, noteMore);
  return json ? jsonLines : texts(files.length > 1, noteMore);
}

const mb = (bytes: number): number => rounded(bytes / 1e6, 1);

/** What is said beside the text. */
type NoteMore = (
  file: string,
  report: Pick<FileReport, 'track' | 'tracks' | 'strategy' | 'strategy_changes' | 'withheld'>,
) => void;

const texts = (hasHeads: boolean, noteMore: NoteMore): Output => ({
  give(file, report) {
    if (hasHeads) print(`== ${file}`);
    print(report.text);
    noteMore(file, report);
  },
  fail: complainOf,
});

const jsonLines: Output = {
  give(file, { audio_s, compute_ms, first_text_ms, sent, ...report }, engine, memory) {
    const { text, language, segments, words, track, channels, withheld, strategy, strategy_changes } = report;
    const { model, backend, threads } = engine;
    const rtf = audio_s > 0 ? rounded(compute_ms / 1000 / audio_s, 4) : null;
    const figures = {
      audio_s: rounded(audio_s, 3),
      compute_ms: rounded(compute_ms, 1),
      rtf,
      first_text_ms: first_text_ms === null ? null : rounded(first_text_ms, 1),
      ...(memory && {
        memory_mb: mb(memory.bytes),
        resident_mb: memory.resident === null ? null : mb(memory.resident),
      }),
    };
    const heard = { text, language, segments, words, track, channels, withheld, strategy, strategy_changes };
    const by = sent ? { model: sent.model, sent } : { model, backend, threads };
    print(JSON.stringify({ file, ...heard, ...figures, ...by }));
  },
  fail: (file, error) => print(JSON.stringify({ file, error: failureOf(error) })),
};

/** Each goes by the name of its recording. */
function filesIn(
  folder: string | undefined,
  format: ExportFormat,
  files: readonly string[],
  noteMore: NoteMore,
): Output {
  const titleOf = (file: string) => basename(file, extname(file));
  const names = distinctNames(files.map((file) => `${titleOf(file)}.${format}`));
  return {
    async give(file, report, { model }) {
      const { text, language, segments, words, audio_s } = report;
      const title = titleOf(file);
      const about = { title, createdAt: Date.now(), source: 'file', model, language } as const;
      const { bytes } = await transcriptFile([{ ...about, text, segments, words, duration: audio_s }], format);
      if (folder) mkdirSync(folder, { recursive: true });
      const path = join(folder ?? dirname(file), names[files.indexOf(file)]!);
      writeFileSync(path, bytes);
      note(`Wrote ${path}`);
      noteMore(file, report);
      print(path);
    },
    fail: complainOf,
  };
}

const noteTrack: NoteMore = (file, { track, tracks }) => {
  if (tracks.length === 0) return;
  const about = tracks.map(({ number, language, name, isCommentary }) => {
    const parts = [language && languageName(language, 'en'), name, isCommentary && 'commentary'].filter(Boolean);
    return parts.length > 0 ? `${number} (${parts.join(', ')})` : `${number}`;
  });
  note(`${file}: sound track ${track} was heard, of ${about.join(', ')}; --track N hears another one.`);
};

function noteStrategy(
  file: string,
  { strategy, strategy_changes: [change] }: Pick<FileReport, 'strategy' | 'strategy_changes'>,
  asked: string | undefined,
): void {
  if (asked === undefined || !change) return;
  complain(`${file}: ${strategy} in place of ${asked}. ${strategyWords.heard(strategy, change.reason)}.`);
}

function noteWithheld(file: string, { withheld }: Pick<FileReport, 'withheld'>, isShown: boolean): void {
  const seconds = withheld.reduce((sum, { start, end }) => sum + end - start, 0);
  const told = isShown ? 'what was heard there is shown' : '--anyway shows what was heard there';
  // Whoever has the text in a file or a pipe is to know what it lacks, too.
  if (seconds > 0) complain(`${file}: ${rounded(seconds, 1)} s of sound gave no text to be trusted; ${told}.`);
}

function complainOf(file: string, error: unknown): void {
  complain(`${file}: ${inPlainWords(error)}`);
}
