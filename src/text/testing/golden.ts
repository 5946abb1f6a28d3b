/** Texts as they are recognised and as they are to be written, by language and by what is switched on. */

import { untouched } from '../modes.ts';
import type { TextSettings } from '../text-settings.ts';

export interface Golden {
  /** BCP 47. */
  language: string;
  settings: TextSettings;
  cases: readonly (readonly [raw: string, text: string])[];
}

export const commandsOn: TextSettings = { ...untouched, commands: { on: true, anywhere: false } };
export const commandsAnywhere: TextSettings = { ...untouched, commands: { on: true, anywhere: true } };
export const cleanUp: TextSettings = { ...untouched, fillers: { on: true, own: [] }, stutters: true, loops: true };
export const falseStarts: TextSettings = { ...untouched, falseStarts: true };
export const inDigits: TextSettings = { ...untouched, numbers: 'digits', formats: true };
export const fromTen: TextSettings = { ...untouched, numbers: 'from-ten', formats: true };
export const sentences: TextSettings = { ...untouched, letterCase: 'sentence', fullStop: 'always', typography: true };
export const smallLetters: TextSettings = { ...untouched, letterCase: 'lower', fullStop: 'never' };
