/** Parses and checks the options of commands. */

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Strategy, strategies } from '../../src/core/strategies/strategy.ts';
import type { RunWish } from '../../src/protocol/automation.ts';
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

/** The error for a command line that the command does not support. */
export function usageError(message: string, code: FailureCode = 'bad-argument'): CommandError {
  return new CommandError(code, message, 2);
}

/** Throws a CommandError when `value` is given and not among the `choices`. */
export function checkChoice(option: string, value: string | undefined, choices: readonly string[]): void {
  if (value === undefined || choices.includes(value)) return;
  throw usageError(`${option} must be ${choices.join(' or ')}, not "${value}".`);
}

/** `auto` when nothing is asked for: then it is left to the app. Throws a CommandError for what is no backend. */
function backendOf(backend: string | undefined): 'wasm' | 'webgpu' | undefined {
  checkChoice('--backend', backend, ['wasm', 'webgpu', 'auto']);
  return backend === 'wasm' || backend === 'webgpu' ? backend : undefined;
}

/** Throws a CommandError for what is no strategy. */
export function strategyOf(named: string | undefined): Strategy | undefined {
  checkChoice('--strategy', named, strategies);
  return strategies.find((strategy) => strategy === named);
}

/**
 * Null for `auto`, which is what is meant when nothing is said. The embedded model knows English only; what a model of a hub knows, it
 * says itself. Throws a CommandError for what cannot be a language.
 */
export function languageOf(language: string | undefined, isEmbedded: boolean): string | null {
  if (language === undefined || language === 'auto') return null;
  if (isEmbedded && language !== 'en') {
    throw usageError(`The embedded model knows English only: --language must be en or auto, not "${language}".`);
  }
  if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(language))
    throw usageError(`--language must be a code as en, not "${language}".`);
  return language;
}

/** On what a model is to run. Throws a CommandError for what is no backend, or no number of threads. */
export function runWish({
  backend: named,
  threads: counted,
}: {
  backend?: string | undefined;
  threads?: string | undefined;
}): RunWish {
  const backend = backendOf(named);
  const threads = counted === undefined ? undefined : countOf('--threads', counted, 64);
  return { ...(backend ? { backend } : {}), ...(threads ? { threads } : {}) };
}

/** `text` as a whole number from 1 to `most`. Throws a CommandError when it is not. */
export function countOf(option: string, text: string, most: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
  throw usageError(`${option} must be a whole number from 1 to ${most}, not "${text}".`);
}
