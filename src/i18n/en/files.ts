/** Files that are dropped, and those that are transcribed. */

import { plural } from '../format.ts';

export const words = {
  drop: 'Drop to transcribe',
  dropHelp: 'Audio or video, or a folder of it. It stays on this device.',
  dropHelpServer: 'You are asked where it is recognised: here, or by your server.',
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
  /** How the sound in a file is coded. */
  coding: (coding: string, format: string) => `${coding} in ${format}`,
  archive: (name: string) => `It is an archive (${name}). Unpack it, and choose the recordings in it.`,
  noSound: (name: string) => `It is ${name}, and has no sound. Choose an audio or video file.`,
  more: (count: number) => `and ${count} more`,
  /** A sound track of a video. */
  track: (number: number) => `Track ${number}`,
  trackAbout: (track: string, about: string) => `${track}: ${about}`,
  commentary: 'commentary',
  trackOf: (name: string) => `Sound track of ${name}`,
  hearTrack: 'Transcribe this track',
  heardTrack: (track: string) => `Heard: ${track}`,
};

/** The server that files may be sent to. The words "leaves this device" stand wherever a file can go there. */
export const remoteWords = {
  title: 'A server for files',
  help: 'Recordings that outgrow this device can be recognised by a server of your own, if it speaks the OpenAI transcription API, as vLLM and speaches do. The sound of files that you send leaves this device. What you dictate never goes there.',
  unavailable:
    'Off: this needs the service worker of this page, which opens the way to one server and no other. Load the page again. Where a browser has none, as in some private windows, files are recognised on this device alone.',
  offline: 'Sotto is to stay offline (see Privacy): until that is switched off, no file goes to a server.',
  address: 'Address',
  addressHelp: (secure: string, own: string) => `For example ${secure} or ${own}`,
  use: 'Use',
  problems: {
    unreadable: 'That is no address of a server.',
    credentials: 'Leave name and password out of the address. The key has a field of its own.',
    query: 'Leave out what follows ? or #. The key has a field of its own.',
  },
  notSecure: (tunnel: string, own: string) =>
    `Browsers let a page reach plain http on this machine only. Give the server a certificate (https), or bring it here with a tunnel, as ${tunnel} does, and enter ${own}`,
  goesTo: (base: string) => `Files that you send leave this device and go to ${base}`,
  key: 'Key',
  keyHelp: 'Kept on this device, and in no backup. Empty where the server wants none.',
  model: 'Model',
  modelHelp: 'Empty leaves the choice to the server. The test of the connection lists what there is.',
  atOnce: 'Pieces under way at once',
  asOpus: 'Compress the sound',
  asOpusHelp: 'Opus instead of 16-bit WAV: about a tenth of the bytes, and not quite the same sound.',
  test: 'Test the connection',
  testing: 'Asking…',
  answers: (host: string, models: readonly string[]) =>
    models.length > 0 ? `${host} answers. Its models: ${models.join(', ')}.` : `${host} answers, and names no models.`,
  unknownModel: (model: string) => `It has no model called ${model}.`,
  forget: 'Forget address and key',
  where: (count: number, name: string) =>
    count === 1 ? `Where is ${name} recognised?` : `Where are these ${count} files recognised?`,
  whereHelp: (host: string) => `On this device nothing leaves it. If ${host} does it, the sound leaves this device.`,
  here: 'On this device',
  there: (host: string) => `Send to ${host}…`,
  sure: (count: number, name: string, host: string) =>
    count === 1 ? `Send ${name} to ${host}?` : `Send ${count} files to ${host}?`,
  sureHelp: (host: string) =>
    `The sound leaves this device: whoever runs ${host} can hear it. The text is marked with that for ever.`,
  send: 'Send',
  asked: 'Waiting for your choice',
  leaves: (host: string) => `Leaves this device for ${host}`,
  sent: (amount: string, host: string) => `${amount} of sound left this device for ${host}`,
  sentBefore: (amount: string) => `${amount} of sound left this device; the rest is done here`,
  restHere: 'Do the rest here',
  restHereOne: (name: string) => `Do the rest of ${name} on this device`,
};

/** The app as the system knows it: what is shared with it, outside its own window, and its installation. */
export const installed = {
  arrived: (names: string) => `${names} arrived from another program or site`,
  arrivedHelp: 'Take it only if you have shared it yourself.',
  take: 'Take it',
  offer: 'Sotto can be an app of its own, with a window and an icon, and open sound files.',
  install: 'Install',
};
