/** The texts of the settings and of the facts about privacy, loaded with them. */

import { languageName, listed } from '../format.ts';
import { languagesLine } from '../languages.ts';

export const words = {
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
  sounds: 'Tones for start and end',
  soundsHelp: 'One as you press, one when the text is there.',
  model: 'Speech model',
  models: 'Models…',
  modelHelp: 'Other languages, fewer mistakes, or more speed.',
  text: 'Text',
  autoCopy: 'Copy when finished',
  autoCopyHelp: 'The text is on the clipboard as soon as a recording ends.',
  textRules: 'Text rules…',
  backup: 'Backup',
  backupHelp: 'Everything in one file, and back again.',
  backups: 'Back up or restore',
  privacyHelp: 'What is kept and for how long, and what leaves this device: nothing that you do not send.',
  textRulesHelp: 'Spoken commands, fillers, numbers, and words that are always written your way.',
  look: 'Look and access',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  pageLanguage: 'Language of this page',
  pageLanguageHelp: 'The language that you speak is set above, and may be another one.',
  browserLanguage: (name: string) => `As the browser (${name})`,
  announce: 'Announce sentences to screen readers',
  announceHelp: 'Each finished sentence is read out.',
  messagesStay: 'Keep messages until I close them',
  messagesStayHelp: 'Otherwise short ones go after a few seconds, and with them their Undo.',
  shortcuts: 'Keys of the page',
  shortcutsHelp: 'They work outside text fields. Escape closes what is open in any case.',
};

export const languageWords = {
  title: 'Language',
  loading: 'What can be chosen is shown when the model is ready.',
  /** Of a model that cannot be told what is spoken. */
  understands: (model: string, languages: readonly string[]) => {
    if (languages.length === 0) return `${model} finds out what is spoken, as far as it understands it.`;
    if (languages.length > 1)
      return `${model} understands ${languagesLine(languages)} and finds out which of them you speak.`;
    return `${model} understands ${languagesLine(languages)}. For another language, choose another model.`;
  },
  spoken: 'Languages you speak',
  choose: 'Language…',
  add: 'Language to add',
  addThis: 'Add',
  remove: (name: string) => `Remove ${name}`,
  /** `known`: those of the chosen languages that the model knows. */
  listens: (known: readonly string[], languages: readonly string[]) => {
    if (known.length === 0) return `Any of ${languagesLine(languages)}: found out from the first seconds of speech.`;
    if (known.length === 1) return `${languageName(known[0]!)}: no need to find out.`;
    return `${listed(known)}: Sotto listens for which of them you speak.`;
  },
  unknown: (model: string, codes: readonly string[]) =>
    `${model} does not know ${listed(codes)}; your choice is kept for other models.`,
  translate: 'Write English, whatever is spoken',
  translateHelp: 'The model translates what you say in another language.',
  vocabulary: 'Names and terms to expect',
  vocabularyHelp:
    'Spell them as you want them, with commas between. They are written where the model was not sure and it sounded like one.',
  vocabularyHint: 'The model recognises them more often, too.',
};

export const privacyWords = {
  title: 'Privacy',
  open: 'Privacy…',
  facts: 'What runs where',
  keepTexts: 'Keep dictations',
  keepTextsHelp: {
    never: 'A dictation is on the page until you close it, and is written nowhere.',
    '30d': 'Older ones are removed for good when Sotto is opened. Pinned ones stay.',
    '365d': 'Older ones are removed for good when Sotto is opened. Pinned ones stay.',
    always: 'In this browser, until you delete them.',
  },
  keptTexts: { never: 'Not at all', '30d': '30 days', '365d': 'A year', always: 'For ever' },
  keepSound: 'Keep their sound',
  keepSoundHelp: {
    never:
      'Only until the text is saved, and then in memory alone while it is still being improved. What was kept before is removed when Sotto is opened again.',
    '7d': 'To hear again what was said. Then the sound is removed and the text stays. Pinned ones keep theirs.',
    '30d': 'To hear again what was said. Then the sound is removed and the text stays. Pinned ones keep theirs.',
    always: 'For as long as the dictation.',
  },
  keptSound: { never: 'Never', '7d': '7 days', '30d': '30 days', always: 'Always' },
  mostFileSound: 'Sound of files: at most',
  mostFileSoundHelp:
    'Kept so that a file can be transcribed anew without being read again. What was longest not used goes first, and half of the browser’s free space stays for your dictations.',
  fileSoundNow: (used: string) => `Now: ${used}.`,
  storage: 'Storage…',
  kept: 'Your voice is turned into text by a speech model inside this page. No sound and no text leaves this device: there is no account, no server and no tracking. Only a model that you choose to download comes from its server, and only files that you yourself send to one leave this device, which is off until you enter an address. Dictations are kept in this browser, their sound for as long as you say, and you can delete them at any time.',
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
  requests: 'Requests',
  noDictation: 'No dictation since this page was opened.',
  duringDictations: (count: number) => (count === 0 ? 'None while you dictated.' : `${count} while you dictated.`),
  requestsHelp: (count: number, hosts: readonly string[]) =>
    `${count} since this page was opened, to ${listed(hosts)}: the app’s own files, models that you chose to download, and files that you chose to send.`,
  showRequests: 'Show them',
  sealed: 'Sealed threads',
  sealedHelp: 'The browser itself refuses these threads every connection, to this site too. See for yourself.',
  threadNames: { listen: 'Listening', engine: 'Recognition', library: 'Dictations', files: 'Files' },
  trials: {
    untried: 'Not tried yet',
    refused: 'Refused by the browser',
    failed: 'No connection',
    'went-out': 'Got through',
  },
  tryFetch: 'Try to fetch from each',
  toServer: 'Files to a server',
  toServerSettings: 'Settings…',
  reach: (host: string | null) =>
    host === null ? 'May reach nothing: no server is set' : `May reach ${host} and nothing else`,
  staysOffline: 'Stay offline',
  staysOfflineHelp:
    'Sotto asks no network for anything, this site included. What is not on this device yet cannot be fetched. Only the browser itself may still look for a new version.',
  cannotStayOffline: 'Staying offline by a switch is possible once this browser has kept the page: load it again.',
  build: 'This build',
  buildHelp:
    'A hash over the hashes of all files. Whoever builds the same source gets the same one, and the build prints it.',
  noBuild: 'Not known.',
  checkFiles: 'Check the files kept here',
  filesRight: (count: number) => `${count} files are kept here. All of them belong to this build.`,
  filesWrong: (names: readonly string[]) => `Not of this build: ${listed(names)}.`,
};

export const storageWords = {
  title: 'Storage',
  measuring: 'Measuring…',
  help: 'What Sotto keeps in this browser. Sizes are estimates.',
  kinds: {
    texts: 'Dictations',
    words: 'Times of words',
    versions: 'Versions and edits',
    sound: 'Sound',
  },
  fileSound: 'Sound of files',
  fileSoundHelp:
    'Kept so that a file can be transcribed anew, or after an interruption, without being read again. While a file is being read, a copy of it is kept, too.',
  removeFileSound: 'Remove the sound of files',
  models: 'Speech models',
  persisted: 'The browser keeps all of it until you delete it.',
  persistedNot:
    'The browser may clear it when space runs out, and Safari after seven days without a visit. Keep a backup of what you need, or ask it to keep everything.',
  persist: 'Ask the browser to keep it',
  largest: 'The largest',
  untitled: 'Untitled',
  deleteTitle: 'Delete everything',
  deleteHelp: 'All dictations, the trash, your rules and your settings. This cannot be undone.',
  deleteAll: 'Delete everything…',
  modelsToo: 'Downloaded models too',
  deleteSure: 'Delete for good',
};
