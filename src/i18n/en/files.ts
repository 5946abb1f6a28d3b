/** Files that are dropped, and those that are transcribed. */

import { plural } from '../format.ts';

export const words = {
  drop: 'Drop to transcribe',
  dropHelp: 'Audio or video, or a folder of it. It stays on this device.',
  running: (name: string) => `Transcribing ${name}`,
  /** How much of a recording is done, as 02:14 of 10:00. */
  done: (done: string, all: string | null) => (all === null ? done : `${done} of ${all}`),
  left: (time: string) => `${time} left`,
  cancel: 'Cancel',
  list: 'Files',
  runningOf: (number: number, count: number) => `Transcribing file ${number} of ${count}`,
  ended: (done: number, failed: number) =>
    failed === 0
      ? `${plural(done, { one: 'file', other: 'files' })} transcribed`
      : `${done} of ${done + failed} files transcribed`,
  pausedOf: (left: number) => `${plural(left, { one: 'file', other: 'files' })} paused`,
  cancelAll: 'Cancel all',
  pauseAll: 'Pause all',
  pause: 'Pause',
  goOn: 'Go on',
  paused: 'Paused',
  pausedOne: (name: string) => `${name} is paused`,
  pauseOne: (name: string) => `Pause ${name}`,
  goOnOne: (name: string) => `Go on with ${name}`,
  addFolder: 'Add a folder…',
  clear: 'Clear',
  waiting: 'Waiting',
  transcribed: 'Transcribed',
  withheld: (seconds: string) => `${seconds} of sound gave no text`,
  open: 'Open',
  retry: 'Try again',
  chooseAgain: 'Choose again',
  chooseOther: 'Choose another file',
  cancelOne: (name: string) => `Cancel ${name}`,
  advance: (name: string) => `Put ${name} forward`,
  failed: (name: string, what: string) => `${name}: ${what}`,
  format: (name: string) => `It is ${name}.`,
  archive: (name: string) => `It is an archive (${name}). Unpack it, and choose the recordings in it.`,
  noSound: (name: string) => `It is ${name}, and has no sound. Choose an audio or video file.`,
  more: (count: number) => `and ${count} more`,
  /** What was shared, outside the installed app. */
  arrived: (names: string) => `${names} arrived from another program or site`,
  arrivedHelp: 'Take it only if you have shared it yourself.',
  take: 'Take it',
};
