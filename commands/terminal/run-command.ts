/** What every command does the same: reads its command line, explains itself, and ends with words and a status for what failed. */

import type { ParseArgsConfig } from 'node:util';
import { CommandError, failureOf, inPlainWords } from './failure.ts';
import { readArguments } from './options.ts';
import { complain, endWhenReaderLeaves, print } from './print.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Command<T extends Options> {
  /** Printed for `--help`. */
  usage: string;
  /** Beside `--help`. With a switch `--json`, what failed is also a line of the result for each file that was named. */
  options: T;
  /** Resolves to the exit status. Throws a CommandError for what the command does not do, and anything for what failed. */
  run(commandLine: ReturnType<typeof readArguments<T>>): Promise<number>;
}

/** Runs the command that this process was started as, and sets the process's exit status. */
export async function runCommand<T extends Options>(command: Command<T>): Promise<void> {
  endWhenReaderLeaves();
  process.exitCode = await statusOf(command);
}

async function statusOf<T extends Options>({ usage, options, run }: Command<T>): Promise<number> {
  let files: string[] = [];
  let isJson = false;
  try {
    if (wantsHelp()) {
      print(usage);
      return 0;
    }
    const commandLine = readArguments(options);
    files = commandLine.positionals;
    isJson = 'json' in commandLine.values && commandLine.values.json === true;
    return await run(commandLine);
  } catch (error) {
    const isUsage = error instanceof CommandError && error.exitStatus === 2;
    complain(files.length === 1 && !isUsage ? `${files[0]}: ${inPlainWords(error)}` : inPlainWords(error));
    if (isJson) for (const file of files) print(JSON.stringify({ file, error: failureOf(error) }));
    return error instanceof CommandError ? error.exitStatus : 1;
  }
}

/** Asked for before anything else is looked at: whoever does not know the options gets them wrong. */
function wantsHelp(): boolean {
  return process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h');
}
