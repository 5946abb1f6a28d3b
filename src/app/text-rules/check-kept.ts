/** Checks of what is read from the device: whether it is a rule, a mode, or the words of commands. */

import { isBoolean, isListOf, isOneOf, isString } from '../../platform/preferences.ts';
import type { untouched } from '../../text/modes.ts';

type Check = (value: unknown) => boolean;

export function isRecordOf(isValue: Check): Check {
  return (value) => isObject(value) && Object.values(value).every(isValue);
}

/** `checks`: of the fields that it must have. */
function isRecordWith(checks: Readonly<Record<string, Check>>): Check {
  return (value) => isObject(value) && Object.entries(checks).every(([field, check]) => check(value[field]));
}

function isNullOr(check: Check): Check {
  return (value) => value === null || check(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isRule: Check = isRecordWith({
  id: isString,
  from: isListOf(isString),
  to: isString,
  kind: isOneOf('text', 'pattern'),
  letterCase: isOneOf('exact', 'ignore', 'follow'),
  within: isBoolean,
  language: isNullOr(isString),
  on: isBoolean,
});

/** For each setting of a mode. */
const settingChecks: Record<keyof typeof untouched, Check> = {
  commands: isRecordWith({ on: isBoolean, anywhere: isBoolean }),
  fillers: isRecordWith({ on: isBoolean, own: isListOf(isString) }),
  stutters: isBoolean,
  falseStarts: isBoolean,
  loops: isBoolean,
  numbers: isOneOf('spoken', 'digits', 'from-ten'),
  formats: isBoolean,
  letterCase: isOneOf('recognised', 'sentence', 'lower'),
  fullStop: isOneOf('recognised', 'always', 'never'),
  typography: isBoolean,
};

export const isMode: Check = isRecordWith({
  id: isString,
  name: isString,
  settings: isRecordWith(settingChecks),
  model: isNullOr(isString),
  spoken: isNullOr(isListOf(isString)),
});

export const isCommandWords: Check = isRecordWith({
  off: isListOf(isString),
  words: isRecordOf(isListOf(isString)),
});
