/** What each error says to people: what happened, what was kept where that is true, and what to do. */

import type { ErrorCode } from '../../core/errors.ts';
import type { Remedy } from '../../core/remedies.ts';

export interface ErrorText {
  title: string;
  help: string;
}

/** What only the page of models can be told has its words there: elsewhere this will do, and the first load stays small. */
const unfetched: ErrorText = {
  title: 'A speech model could not be fetched',
  help: 'Open the speech models to see why, and try again there.',
};

/** What the page of text rules says in full. */
const rules: ErrorText = {
  title: 'A text rule cannot be used',
  help: 'Open the text rules to see why. Nothing that you said or wrote is lost.',
};

export const errors: Record<ErrorCode, ErrorText> = {
  'mic-denied': {
    title: 'Sotto may not use the microphone',
    help: 'Open the site settings beside the address, allow the microphone, then try again. Transcribing a file works without it.',
  },
  'mic-revoked': {
    title: 'The microphone was switched off for this page',
    help: 'What you said until then is kept. Allow the microphone in the site settings beside the address, then try again.',
  },
  'mic-missing': {
    title: 'No microphone was found',
    help: 'Connect a microphone, or choose another one in the settings.',
  },
  'mic-busy': {
    title: 'The microphone is in use by another program',
    help: 'Close the program that is using it, or choose another microphone.',
  },
  'mic-lost': {
    title: 'The microphone was disconnected',
    help: 'What you said until then is kept. Connect it again, or choose another microphone.',
  },
  'mic-muted': {
    title: 'The microphone is muted',
    help: 'Unmute it on the device or in the system settings. The recording goes on.',
  },
  'mic-silent': {
    title: 'No sound is coming from the microphone',
    help: 'Check that it is switched on and that it is the right one. The recording goes on.',
  },
  'noise-loud': {
    title: 'The noise is as loud as your voice',
    help: 'Words may be wrong. Come closer to the microphone, or switch on sound processing for your next recording.',
  },
  'voice-clipped': {
    title: 'Your voice is too loud for the microphone',
    help: 'Words may be wrong. Move back a little, or turn the microphone’s level down in the system settings.',
  },
  'voice-faint': {
    title: 'Your voice is very faint',
    help: 'Words may be wrong. Come closer, or turn the microphone’s level up in the system settings.',
  },
  'audio-frozen': {
    title: 'The sound has stopped arriving',
    help: 'What you said until then is kept. Finish, and start again.',
  },
  'audio-overrun': {
    title: 'This device is too busy to hear everything',
    help: 'A few words may be missing. Close other tabs and programs; the recording goes on.',
  },
  'audio-unsupported': {
    title: 'This browser cannot record sound',
    help: 'Use a current version of Chrome, Edge, Firefox or Safari.',
  },
  'recording-elsewhere': {
    title: 'Sotto is already recording in another window',
    help: 'Go on there, or take over: what was said there is kept.',
  },
  'file-empty': { title: 'The file is empty', help: 'Choose another audio or video file.' },
  'file-too-short': {
    title: 'The file is too short to hold speech',
    help: 'Choose a recording that is longer than a moment.',
  },
  'file-too-long': {
    title: 'The file is too long for this device',
    help: 'Cut it into shorter parts and transcribe them one after another.',
  },
  'file-undecodable': {
    title: 'The file cannot be read as sound',
    help: 'Choose another file: WAV, MP3, M4A, OGG, FLAC, WebM and MP4 usually work.',
  },
  'file-no-audio': {
    title: 'The video has no sound',
    help: 'Choose another file, or export this one again with its sound.',
  },
  'folder-no-audio': {
    title: 'There is no sound in that folder',
    help: 'Choose a folder with audio or video files, or the files themselves.',
  },
  'file-format-unknown': {
    title: 'Sotto cannot read this kind of file',
    help: 'Convert it to FLAC, MP3 or M4A, with VLC for one, and choose that.',
  },
  'file-interrupted': {
    title: 'The file was interrupted before all of it was read',
    help: 'Choose it again: what was found in it is kept, and the rest follows.',
  },
  'file-changed': {
    title: 'The file has changed, or it is gone',
    help: 'It was changed, moved or removed after it was chosen, or its drive cannot be read. Choose it again.',
  },
  'window-blocked': {
    title: 'The browser opened no mini window',
    help: 'Allow pop-up windows for this page and press the button again.',
  },
  'asset-missing': {
    title: 'A part of Sotto is not on this device yet',
    help: 'Connect to the network once and try again. After that everything works offline.',
  },
  'model-unknown': unfetched,
  'model-broken': {
    title: 'The speech model is damaged',
    help: 'Reload the page: Sotto reads the model again. Your dictations are kept.',
  },
  'model-unsupported': {
    title: 'This version of Sotto cannot run this kind of model yet',
    help: 'It stays installed. Choose another model.',
  },
  'model-incomplete': unfetched,
  'model-missing': {
    title: 'The model is no longer on this device',
    help: 'Connect to the network: what is missing is fetched again.',
  },
  'model-damaged': {
    title: 'The files of the model are not what they should be',
    help: 'Try again: what is broken is fetched again.',
  },
  'install-elsewhere': unfetched,
  'hub-unreachable': unfetched,
  'hub-missing': unfetched,
  'hub-gated': unfetched,
  'hub-busy': unfetched,
  'hub-answer': unfetched,
  'remote-off': {
    title: 'This window cannot reach the server',
    help: 'The way there is opened with an address in the server settings, and stays shut while Sotto is to stay offline. What came back is kept.',
  },
  'remote-unreachable': {
    title: 'The server does not answer',
    help: 'What came back is kept. Check that it runs, and that it admits this page: vLLM with --allowed-origins, speaches with ALLOW_ORIGINS.',
  },
  'remote-refused': {
    title: 'The server refuses the key',
    help: 'What came back is kept. Enter the right key in the server settings.',
  },
  'remote-missing': {
    title: 'The server does not know this address or model',
    help: 'Check both in the server settings.',
  },
  'remote-too-large': {
    title: 'A piece of sound is too large for the server',
    help: 'Switch on compression in the server settings, or raise the limit of the server.',
  },
  'remote-rejected': {
    title: 'The server does not accept the sound',
    help: 'Check model and language, or do the rest on this device.',
  },
  'remote-answer': {
    title: 'The answer of the server cannot be used',
    help: 'It is no answer of a transcription API. Check the address in the server settings.',
  },
  'remote-busy': {
    title: 'The server is too busy',
    help: 'What came back is kept. Try again later, or do the rest on this device.',
  },
  'remote-failed': {
    title: 'The server failed',
    help: 'What came back is kept. Try again, or do the rest on this device.',
  },
  'backend-unsupported': {
    title: 'This browser cannot run the speech model',
    help: 'Use a current version of Chrome, Edge, Firefox or Safari.',
  },
  'gpu-lost': {
    title: 'The graphics processor stopped working',
    help: 'Sotto goes on without it. Nothing was lost.',
  },
  'output-broken': {
    title: 'The model gave impossible results',
    help: 'Sotto runs it in another way. Nothing was lost.',
  },
  'thread-died': {
    title: 'Recognition stopped unexpectedly',
    help: 'Saved dictations are not touched. Try again: Sotto starts recognition anew.',
  },
  'thread-slow': {
    title: 'This device is slow for this model',
    help: 'Sotto waits longer from now on, and begins again with what it was about. A smaller model answers sooner.',
  },
  'out-of-memory': {
    title: 'There is not enough memory',
    help: 'Close other tabs and programs, then try again. Saved dictations are not touched.',
  },
  'storage-full': {
    title: 'There is no space left to save',
    help: 'Copy the text now. Then delete dictations that you no longer need, or free space on the device.',
  },
  'language-unknown': {
    title: 'The speech model does not know this language',
    help: 'Choose another language or another speech model.',
  },
  'storage-gone': {
    title: 'The browser closed the storage',
    help: 'Copy the text if you see some here, then reload the page.',
  },
  'journal-failed': {
    title: 'This recording cannot be kept on the disk',
    help: 'It goes on, but a crash would lose it. Stop soon, and copy the text. Then free space on the device.',
  },
  'record-damaged': {
    title: 'This dictation cannot be read any more',
    help: 'Its record is damaged. The others are not affected, and you can delete it from the list.',
  },
  'clipboard-denied': {
    title: 'The text could not be copied',
    help: 'It is still here. Press Copy again, or select the text and copy it.',
  },
  'timed-out': {
    title: 'That took too long',
    help: 'Try again. Saved dictations are not touched.',
  },
  'report-unreadable': { title: 'This report cannot be read', help: 'Ask for it again, as a file.' },
  'backup-unreadable': {
    title: 'This file is no backup that Sotto can read',
    help: 'It may be broken, or of another program. Nothing was changed.',
  },
  'backup-locked': { title: 'The passphrase is not the right one', help: 'Nothing was changed. Try it again.' },
  'text-unreadable': {
    title: 'This file cannot be read as text',
    help: 'Text, SRT, WebVTT and JSON of Sotto can. Nothing was brought in.',
  },
  'rules-unreadable': rules,
  'rules-too-many': rules,
  'rule-pattern': rules,
  'rule-slow': rules,
  'rule-circular': rules,
  cancelled: { title: 'Cancelled', help: 'Nothing was saved.' },
  'bad-argument': {
    title: 'That cannot be opened',
    help: 'Something unexpected was asked of Sotto. Saved dictations are not touched.',
  },
  internal: {
    title: 'Something went wrong in Sotto',
    help: 'Saved dictations are not touched. Reload the page; if it happens again, report the code.',
  },
};

/** The button for each remedy; null where a sentence is all that helps. */
export const remedies: Record<Remedy, string | null> = {
  retry: 'Try again',
  'allow-microphone': 'Try again',
  'choose-microphone': 'Choose a microphone',
  'check-microphone': 'Microphone settings',
  'other-window': null,
  'take-over': 'Take over',
  'choose-file': 'Choose another file',
  'connect-once': 'Try again',
  'set-server': 'Server settings',
  'free-space': null,
  'close-tabs': 'Try again',
  reload: 'Reload',
  none: null,
};

/** What to click where the browser keeps the microphone from the page. */
export const microphoneHelp = {
  chromium:
    'Click the icon left of the address, and switch Microphone on. This message goes when it is allowed. Transcribing a file works without it.',
  firefox:
    'Click the crossed-out microphone left of the address, remove “Blocked” with its ×, then press the button again and allow it. Transcribing a file works without it.',
  safari:
    'In the menu Safari, choose “Settings for This Website…”, and set Microphone to Allow. Transcribing a file works without it.',
  ios: 'Tap the icon beside the address, then “Website Settings”, and set Microphone to Allow. If it is missing there, allow the microphone for the browser in the settings of the device.',
  system:
    'The system keeps the microphone from this browser. Allow it in the privacy settings of the system, under Microphone.',
  dismissed: 'The question of the browser was closed. Press the button again, and choose Allow.',
};
