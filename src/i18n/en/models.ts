/** The texts of the page of models, loaded with it. */

import type { ErrorCode } from '../../core/errors.ts';
import type { Precision } from '../../protocol/model.ts';
import type { InstallPhase } from '../../protocol/models.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { roughSize, size } from '../figures/amounts.ts';
import { figure } from '../figures/bench-amounts.ts';
import { precisionIn } from '../figures/precision.ts';
import { timeLeftIn } from '../figures/time-left.ts';
import { languageName, number, plural, seconds } from '../format.ts';
import { type ErrorText, errors } from './errors.ts';

const phases: Record<InstallPhase, string> = {
  look: 'Looking at the files',
  download: 'Downloading',
  verify: 'Checking the files',
};

/** Where what an error says elsewhere is not what helps here. The first eight have words nowhere else. */
export const errorsHere: Partial<Record<ErrorCode, ErrorText>> = {
  'model-unknown': {
    title: 'This is no model that Sotto knows',
    help: 'Sotto runs Moonshine, Whisper, Parakeet and CTC models in ONNX. It looked for:',
  },
  'model-incomplete': {
    title: 'Some files of this model are missing',
    help: 'Choose a source that has all of them. Missing:',
  },
  'model-unsupported': {
    title: 'This version of Sotto cannot run this kind of model yet',
    help: 'It stays on this device until you delete it.',
  },
  'model-missing': {
    title: 'The model is no longer on this device',
    help: 'The browser has cleared it. Download it again.',
  },
  'model-damaged': {
    title: 'Some files of this model are broken',
    help: 'Repair it: only what is broken is fetched again.',
  },
  'install-elsewhere': {
    title: 'Another window is downloading this',
    help: 'It appears here when it has finished there.',
  },
  'hub-unreachable': {
    title: 'The model server cannot be reached',
    help: 'What was fetched is kept. Check the network, then try again.',
  },
  'hub-missing': {
    title: 'The model server has no such model',
    help: 'Check the name: it reads OWNER/NAME.',
  },
  'hub-gated': {
    title: 'This model needs a sign-in at its server',
    help: 'Download it there in your browser and add it here as a folder, or choose another one.',
  },
  'hub-busy': {
    title: 'The model server is busy',
    help: 'What was fetched is kept. Wait a minute, then try again.',
  },
  'hub-answer': {
    title: 'The model server sent something else than the model',
    help: 'What was fetched is kept. Try again, or choose another server.',
  },
  'storage-full': {
    title: 'There is no space left for this model',
    help: 'What was fetched is kept until you delete it. Choose what to do:',
  },
  'storage-gone': {
    title: 'The browser closed the storage',
    help: 'Close this page and open it again. Nothing that was saved is touched.',
  },
  'backend-unsupported': {
    title: 'This device cannot run this version of the model',
    help: 'Its weights are for a graphics processor, mostly one that computes in half precision (shader-f16). Choose a version of eight bits.',
  },
  'out-of-memory': {
    title: 'This device has too little memory for this model',
    help: 'Close other tabs and programs and try again, or use a smaller model.',
  },
  'thread-died': {
    title: 'That stopped unexpectedly',
    help: 'What was fetched is kept. Try again.',
  },
  'timed-out': { title: 'That took too long', help: 'What was fetched is kept. Try again.' },
  'bad-argument': {
    title: 'This is not the name of a model',
    help: 'It reads OWNER/NAME, as in onnx-community/moonshine-base-ONNX.',
  },
  'file-empty': { title: 'The folder is empty', help: 'Choose the folder that holds the files of the model.' },
};

export const words = {
  title: 'Speech models',
  intro: 'A model is downloaded once and checked. From then on it works offline.',
  here: 'On this device',
  available: 'More models',
  availableHelp: 'Larger models make fewer mistakes and need more time and memory.',
  none: 'All models of the list are on this device.',
  reading: 'Looking at what is on this device…',

  /** The error as it is said on this page. */
  errorText: (code: ErrorCode): ErrorText => errorsHere[code] ?? errors[code],
  phases,
  retrying: (attempt: number, inMs: number) =>
    `Connection lost. Attempt ${attempt} in ${plural(Math.ceil(inMs / 1000), { one: 'second', other: 'seconds' })}`,

  embedded: 'Comes with Sotto',
  inUse: 'In use',
  inMemory: 'In memory until you close this window',
  otherLanguages: (count: number) =>
    `It finds out by itself which of its ${count} languages is spoken. Any other comes out wrong, in Latin letters: use Whisper for it.`,
  generic: 'Generic engine: no live text, slower. Its text comes when you pause or stop.',
  words: (percent: number) => `${figure(percent / 100, 'share')} word errors, published`,
  memory: (bytes: number) => `${roughSize(bytes)} of memory`,
  tooLarge: (bytes: number, budget: number) =>
    `It needs about ${roughSize(bytes)} of memory. Sotto should take at most ${roughSize(budget)} on this device, so it may be slow or fail.`,

  speed: (factor: number, backend: Backend) => `On this device: ${pace(factor)}, ${place(backend)}`,
  late: 'While you speak its text comes late.',
  wrong: 'On this device: it did not give the right words',
  silent: 'On this device: it heard no words in clear speech, as a model does whose files or numbers are wrong',
  untested: 'Not tested on this device yet',
  test: 'Test on this device',
  testAgain: 'Test again',
  testing: (done: number, of: number) => (of > 0 ? `Testing, ${done} of ${of}` : 'Testing'),
  stopTest: 'Stop the test',

  download: 'Download',
  downloadLabel: (name: string, bytes: number | null) => `Download ${name}${bytes === null ? '' : `, ${size(bytes)}`}`,
  queued: 'Waits for its turn',
  pause: 'Pause',
  cancel: 'Cancel',
  goOn: 'Go on',
  paused: (stored: number, bytes: number) => `Paused at ${size(stored)} of ${size(bytes)}`,
  damaged: 'Some of its files are gone or broken.',
  repair: 'Repair',
  use: 'Use',
  switching: 'Loading…',
  remove: 'Delete',
  removeAsk: (bytes: number) => `Delete ${size(bytes)} from this device?`,
  removeInUse: (name: string) => `Sotto goes back to ${name}.`,
  keep: 'Keep',
  verify: 'Verify files',
  verified: 'All files are as they should be.',
  details: 'Details',
  retry: 'Try again',
  more: (count: number) => `and ${count} more`,
  actionFor: (action: string, name: string) => `${action}: ${name}`,
  folderAgain: 'Choose the folder again',

  progress: (bytes: number, total: number) => `${size(bytes)} of ${size(total)}`,
  timeLeft,

  fact: {
    id: 'Name at its source',
    languages: 'Languages',
    licence: 'Licence',
    precision: 'Precision',
    memory: 'Memory while it runs',
    accuracy: 'Word errors, published',
    revision: 'Revision',
    from: 'From',
  },
  folder: 'a folder',
  unknown: 'Not known',
  accuracy: (percent: number, on: string) => `${figure(percent / 100, 'share')} on ${on}`,
  source: 'Source',
  precision,

  add: 'Add your own',
  addHelp:
    'A Moonshine, Whisper or Parakeet model in ONNX, or a CTC model as wav2vec2: from the model server, or a folder on this device.',
  hubId: 'Name on the model server',
  hubIdHelp: 'OWNER/NAME, or the address of its page.',
  look: 'Look',
  looking: 'Looking…',
  addFolder: 'Add a folder',
  addFolderHelp: 'Or drop it here. The files are copied.',
  found: (name: string) => `Found: ${name}`,
  version: 'Version',
  otherVersion: 'Choose another version',
  noLanguage: 'languages not told',
  noLicence: 'licence not told',
  addThis: 'Add',
  oneFolder: 'one folder with the files of a model',
  forget: 'Never mind',
  server: 'Model server',
  address: 'Address',
  serverHelp: 'A mirror that speaks the same paths. Leave it empty for huggingface.co.',
  serverBad: 'This is not the address of a server: it begins with https, or is on this machine.',
  save: 'Save',
  saved: 'Saved.',

  storage: 'Storage',
  storageNone: 'Nothing is downloaded yet.',
  model: 'Model',
  lastUsed: 'Last used',
  takes: 'Size',
  total: 'Together',
  estimate: (usage: number, quota: number) =>
    `The browser says that Sotto uses about ${size(usage)} of at most ${size(quota)}.`,
  persisted: 'The browser keeps it until you delete it.',
  persistedNot: 'The browser may clear it when space runs out; Sotto then fetches it again.',
  persist: 'Ask the browser to keep it',

  room: {
    memory: 'Keep it in memory for this session',
    instead: (name: string, bytes: number) => `${name} instead, ${size(bytes)}`,
    remove: (name: string, bytes: number) => `Delete ${name}, ${size(bytes)}`,
  },
};

/** What became of a model, for those who do not see it. */
export const news = {
  look: (name: string) => `${name}: looking at the files`,
  download: (name: string) => `${name}: downloading`,
  verify: (name: string) => `${name}: checking the files`,
  ready: (name: string) => `${name} is on this device.`,
  verified: (name: string) => `${name}: all files are as they should be.`,
  damaged: (name: string) => `${name}: some files are broken.`,
  paused: (name: string) => `${name}: paused`,
  failed: (name: string, title: string) => `${name}: ${title}`,
};

function pace(factor: number): string {
  if (factor < 1) return 'slower than speech';
  const rounded = factor < 9.95 ? Math.round(factor * 10) / 10 : Math.round(factor);
  return `${number(rounded)} times faster than speech`;
}

function place(backend: Backend): string {
  return backend.wholeWindow ? `${processors(backend)}, always over the whole window of 30 s` : processors(backend);
}

function processors({ encoder, decoder }: Backend): string {
  if (encoder !== decoder) return 'on the graphics processor and the processor';
  return encoder === 'wasm' ? 'on the processor' : 'on the graphics processor';
}

/** 8 bit (q8), for the processor. */
function precision(of: Precision): string {
  return precisionIn(
    {
      bit: 'bit',
      and: 'and',
      forProcessor: 'for the processor',
      forGpu: 'for the graphics processor',
    },
    of,
  );
}

function timeLeft(seconds: number): string {
  return timeLeftIn(
    {
      moments: 'a few seconds left',
      seconds: (count) => `about ${count} seconds left`,
      minutes: (count) => `about ${plural(count, { one: 'minute', other: 'minutes' })} left`,
      hours: (count) => `about ${plural(count, { one: 'hour', other: 'hours' })} left`,
    },
    seconds,
  );
}

/** The offer of a better model. `pace`: seconds of speech recognised per second on this device; null where that was not measured. */
export const offer = {
  errors: (name: string) => `${name} makes fewer mistakes`,
  errorsHelp: (bytes: number, pace: number | null, errors: number, errorsNow: number) =>
    `${figure(errors / 100, 'share')} of its words are wrong in a published test, against ${figure(errorsNow / 100, 'share')} with the model in use. ${costs(bytes, pace)}`,
  language: (name: string, tag: string) => `${name} understands ${languageName(tag)}`,
  languageHelp: (bytes: number, pace: number | null) => `The model in use does not. ${costs(bytes, pace)}`,
  see: 'See models',
};

function costs(bytes: number, pace: number | null): string {
  const download = `It is ${size(bytes)}, downloaded once.`;
  const time =
    pace === null
      ? 'How fast it is here, Sotto measures after that.'
      : `Here it recognises 10 seconds of speech in ${seconds(10 / pace)}.`;
  return `${download} ${time}`;
}
