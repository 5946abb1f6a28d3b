/** Every text that people see or hear, in English. Functions where a value or a plural enters. */

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
    language: 'English',
    model: 'Speech model',
    modelFailed: 'Model not loaded',
    microphone: 'Microphone',
    systemMicrophone: 'System microphone',
  },

  phases,

  invitation: {
    title: 'Speak, and it is written',
    body: 'Sotto turns your speech into text on this device. Nothing you say is sent anywhere, and it works offline. It understands English.',
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

  settings: {
    open: 'Settings',
    title: 'Settings',
    sound: 'Sound',
    microphone: 'Microphone',
    systemDefault: 'System default',
    microphoneHelp: 'Names appear after you have allowed the microphone once.',
    soundProcessing: 'Sound processing by the browser',
    soundProcessingHelp:
      'Removes echo and noise and evens out loudness. Switch it off for a good microphone in a quiet room.',
    sensitivity: 'What counts as speech',
    sensitivityHelp: 'High hears whispers. Low ignores a noisy room.',
    sensitivities: { low: 'Low', normal: 'Normal', high: 'High' },
    pace: 'I pause while I think',
    paceHelp: 'Sotto waits longer before it takes a sentence for finished.',
    autoStop: 'Stop after silence',
    autoStopHelp: 'The recording counts down, then ends by itself. Never while you hold the button.',
    autoStops: { off: 'Off', '3s': '3 s', '5s': '5 s', '10s': '10 s' },
    text: 'Text',
    autoCopy: 'Copy when finished',
    autoCopyHelp: 'The text is on the clipboard as soon as a recording ends.',
    look: 'Look and access',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    announce: 'Announce sentences to screen readers',
    announceHelp: 'Each finished sentence is read out.',
    shortcuts: 'Single-letter shortcuts',
    shortcutsHelp: 'R, C and ? work outside text fields. Escape always works.',
  },

  privacy: {
    title: 'Privacy',
    kept: 'Your voice is turned into text by a speech model inside this page. No sound and no text leaves this device: there is no account, no server and no tracking. Dictations are kept in this browser, and you can delete them at any time.',
    notIsolated:
      'This site is served without isolation headers, so Sotto runs on one thread and is slower; everything else works.',
    isolation: 'Isolation',
    isolated: 'On',
    isolatedNot: 'Off',
    model: 'Model',
    backend: 'Runs on',
    backends: { wasm: 'The processor (WebAssembly)', webgpu: 'The graphics processor (WebGPU)' },
    threads: 'Threads',
    network: 'Network',
    online: 'Online, not needed',
    offline: 'Offline, everything works',
    notReady: 'Not ready yet',
  },

  help: {
    open: 'Help',
    title: 'Help',
    keys: 'Keys',
    key: { space: 'Space', enter: 'Enter', escape: 'Esc', hold: 'Hold', remove: 'Delete', or: 'or' },
    toggle: 'Start or stop recording',
    press: 'The same, on the round button',
    hold: 'Talk while you hold; release to finish',
    finish: 'Finish and copy, while recording',
    cancel: 'Cancel the recording; you can undo',
    rename: 'Rename the dictation in focus in the list',
    remove: 'Delete the dictation in focus in the list; you can undo',
    help: 'Open this help',
    lettersOff: 'Single-letter shortcuts are switched off in the settings.',
    limits: 'What a page cannot do',
    limitsBody:
      'Sotto is a page in your browser. It cannot listen for a key while another program is in front, and it cannot type into other programs. Finish and copy, then paste the text where you need it.',
    diagnostics: 'How fast it is here',
    diagnosticsBody: 'Sotto measures itself while you dictate. What it measures stays on this device.',
    openDiagnostics: 'Open diagnostics',
  },
};

export type Messages = typeof messages;
