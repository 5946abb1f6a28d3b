/**
 * The texts of the page that stands when it is opened, in English. Functions where a value or a plural enters. What is opened later
 * brings its own.
 */

import type { Remedy } from '../core/errors.ts';
import type { LoadPhase } from '../protocol/engine.ts';
import { errors } from './errors.en.ts';
import { plural, seconds } from './format.ts';

const phases: Record<LoadPhase, string> = {
  read: 'Reading the model',
  compile: 'Preparing the model',
  'warm-up': 'Warming up',
};

/** The button for each remedy; null where a sentence is all that helps. */
const remedies: Record<Remedy, string | null> = {
  retry: 'Try again',
  'allow-microphone': 'Try again',
  'choose-microphone': 'Choose a microphone',
  'check-microphone': 'Microphone settings',
  'other-window': null,
  'choose-file': 'Choose another file',
  'connect-once': 'Try again',
  'free-space': null,
  'close-tabs': 'Try again',
  reload: 'Reload',
  none: null,
};

export const messages = {
  app: 'Sotto',
  skip: 'Skip to dictation',
  close: 'Close',
  errors,
  remedies,

  library: {
    label: 'Dictations',
    open: 'Open the list of dictations',
    create: 'New dictation',
    more: 'Show more',
    empty: 'Your dictations will be listed here. They stay on this device.',
    actions: (title: string) => `Actions for ${title}`,
    rename: 'Rename',
    remove: 'Delete',
    name: 'Name',
    untitled: 'Untitled',
    now: 'now',
    fromFile: 'from a file',
    settings: 'Settings',
    help: 'Help',
  },

  files: {
    open: 'Transcribe a file',
    drop: 'Drop to transcribe',
    dropHelp: 'Audio or video. It stays on this device.',
    running: (name: string) => `Transcribing ${name}`,
    cancel: 'Cancel',
  },

  chips: {
    label: 'This session',
    device: 'On this device',
    offline: 'Offline',
    oneThread: 'not isolated',
    privacy: 'Privacy',
    model: 'Speech model',
    downloading: 'Downloading a model',
    modelFailed: 'Model not loaded',
    microphone: 'Microphone',
    systemMicrophone: 'System microphone',
  },

  phases,

  invitation: {
    title: 'Speak, and it is written',
    body: 'Sotto turns your speech into text on this device. Nothing you say is sent anywhere, and it works offline.',
    understands: (languages: string) => ` It understands ${languages}.`,
    press: 'Press the round button to begin, and press it again when you are done. Or hold it while you talk.',
  },

  live: {
    title: 'New dictation',
    waiting: 'Speak. Your words appear here.',
    jump: 'Jump to live',
    back: 'Back to the recording',
    words: (count: number) => plural(count, { one: 'word', other: 'words' }),
  },

  saved: {
    editTitle: 'Rename',
    title: 'Title',
    noWords: 'No words were recognised.',
  },

  states: {
    idle: 'Ready',
    arming: 'Waiting for the microphone…',
    recording: 'Listening',
    finishing: 'Finishing the last words…',
    failed: 'Not recording',
    hold: 'Listening. Release to finish',
    early: 'Recording. The text follows when the model is ready',
    stopsSoon: 'It is silent, and the recording stops soon. Press Keep recording to go on',
  },

  dock: {
    label: 'Recording',
    record: 'Record',
    stop: 'Stop',
    hint: 'Press to start, or hold to talk',
    noKey: 'Press it, or hold it to talk',
    cancel: 'Cancel',
    finishAndCopy: 'Finish and copy',
    copy: 'Copy',
    stopsIn: (seconds: number) => `Stops in ${seconds}`,
    goOn: 'Keep recording',
    escape: 'Esc',
  },

  trouble: {
    lost: (lostMs: number) => `About ${seconds(lostMs / 1000)} of sound was lost.`,
  },

  failure: {
    code: (code: string) => `Code: ${code}`,
    dismiss: 'Dismiss',
    engine: 'The speech model could not be started',
  },

  notices: {
    label: 'Messages',
    dismiss: 'Dismiss',
    copied: 'Copied. Paste it where you need it.',
    deleted: 'Dictation deleted.',
    undo: 'Undo',
    cancelled: 'Recording cancelled.',
    saved: 'Saved.',
    engineRestarted: 'Recognition was started again and goes on.',
    offline: 'Offline: everything works.',
    nothingHeard: 'Nothing was heard, so nothing was saved.',
  },

  update: { ready: 'New version ready', restart: 'Restart' },
};

export type Messages = typeof messages;
