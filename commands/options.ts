/** What the commands accept on their command lines, and how they say that something is not accepted. */

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandError, type FailureCode } from './failure.ts';

const models = ['moonshine-tiny'];
const languages = ['en', 'auto'];

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

export function checkModel(model: string | undefined): void {
  if (model === undefined || models.includes(model)) return;
  throw usageError(`There is no model "${model}". The models are: ${models.join(', ')}.`, 'model-unknown');
}

export function checkHub(hub: string | undefined): void {
  if (hub !== undefined) throw usageError('--hub: models from a hub are not in this version.');
}

export function checkBackend(backend: string | undefined): void {
  if (backend === 'webgpu') {
    throw usageError(
      'The embedded model is an 8-bit model, and those do not run on WebGPU. Use --backend wasm or auto.',
      'backend-unsupported',
    );
  }
  checkChoice('--backend', backend, ['wasm', 'auto']);
}

export function checkLanguage(language: string | undefined): void {
  if (language === undefined || languages.includes(language)) return;
  throw usageError(`The embedded model knows English only: --language must be en or auto, not "${language}".`);
}

/** `text` as a number of threads. Throws a CommandError unless it is a whole number from 1 to 64. */
export function threadCount(text: string): number {
  const threads = Number(text);
  if (/^\d+$/.test(text) && threads >= 1 && threads <= 64) return threads;
  throw usageError(`--threads must be a whole number from 1 to 64, not "${text}".`);
}
