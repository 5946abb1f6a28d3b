/** Named sets of settings. */

import type { TextSettings } from './text-settings.ts';

/** As it was recognised: nothing is changed. */
export const untouched: TextSettings = {
  commands: { on: false, anywhere: false },
  fillers: { on: false, own: [] },
  stutters: false,
  falseStarts: false,
  loops: false,
  numbers: 'spoken',
  formats: false,
  letterCase: 'recognised',
  fullStop: 'recognised',
  typography: false,
};

const plain: TextSettings = {
  ...untouched,
  commands: { on: true, anywhere: false },
  fillers: { on: true, own: [] },
  stutters: true,
  loops: true,
};

export const modes = {
  plain,
  message: { ...plain, numbers: 'from-ten', formats: true, letterCase: 'sentence', fullStop: 'never' },
  minutes: {
    ...plain,
    falseStarts: true,
    numbers: 'from-ten',
    formats: true,
    letterCase: 'sentence',
    fullStop: 'always',
    typography: true,
  },
  code: {
    ...plain,
    commands: { on: true, anywhere: true },
    numbers: 'digits',
    letterCase: 'lower',
    fullStop: 'never',
  },
} as const satisfies Record<string, TextSettings>;

export type ModeName = keyof typeof modes;

export const modeNames = Object.keys(modes) as readonly ModeName[];
