/** What the commands accept on their command lines, and how they say that something is not accepted. */

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandError, type FailureCode } from './failure.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Splits a command line into options and files. Throws a CommandError for unknown options and missing values. */
export function readArguments<T extends Options>(options: T, args = process.argv.slice(2)) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw usageError(error.message);
  }
}

/** Asked for something that the command does not do. */
export function usageError(message: string, code: FailureCode = 'bad-argument'): CommandError {
  return new CommandError(code, message, 2);
}

/** Throws a CommandError when `value` is given and not among the `choices`. */
export function checkChoice(option: string, value: string | undefined, choices: readonly string[]): void {
  if (value === undefined || choices.includes(value)) return;
  throw usageError(`${option} must be ${choices.join(' or ')}, not "${value}".`);
}

/** `auto` when nothing is asked for: then it is left to the app. Throws a CommandError for what is no backend. */
export function backendOf(backend: string | undefined): 'wasm' | 'webgpu' | undefined {
  checkChoice('--backend', backend, ['wasm', 'webgpu', 'auto']);
  return backend === 'wasm' || backend === 'webgpu' ? backend : undefined;
}

/** The embedded model knows English only; a model of a hub tells languages apart itself, or has only one. */
export function checkLanguage(language: string | undefined, isEmbedded: boolean): void {
  if (isEmbedded && language !== undefined && !['en', 'auto'].includes(language)) {
    throw usageError(`The embedded model knows English only: --language must be en or auto, not "${language}".`);
  }
  if (!isEmbedded) checkChoice('--language', language, ['auto']);
}

/** `text` as a number of threads. Throws a CommandError unless it is a whole number from 1 to 64. */
export function threadCount(text: string): number {
  const threads = Number(text);
  if (/^\d+$/.test(text) && threads >= 1 && threads <= 64) return threads;
  throw usageError(`--threads must be a whole number from 1 to 64, not "${text}".`);
}
