/** The page of one transcript: its tools, tags, versions and player. */

import type { Strategy } from '../../core/strategies/strategy.ts';
import { figure } from '../figures/bench-amounts.ts';
import { duration, plural } from '../format.ts';

export const words = {
  text: 'Text',
  title: 'Title',
  editTitle: 'Rename',
  noWords: 'No words were recognised. You can type here.',
  tools: 'Tools',
  listen: 'Listen',
  fleeting: 'Not stored: gone when this page is closed.',
  keep: 'Keep it',
  continue: 'Continue',
  spokenInto: 'What you say goes in at the caret.',
  pin: 'Pin to the top',
  undo: 'Undo',
  redo: 'Redo',
  versions: (count: number) => (count > 1 ? `${count} versions` : 'Versions'),
  writeAgain: 'Write in a mode…',
  recogniseAgain: 'Recognise again…',
  note: 'About these words',
  wasRecognised: (text: string) => `Recognised: “${text}”`,
  takeBack: 'Write that',
  always: (mistake: string) => `Always write … for “${mistake}”`,
  mistakeTitle: 'Always write it another way',
  mistakeFor: 'For',
  mistakeTo: 'Always write',
  mistakeHelp: 'In whatever is spoken or transcribed from now on.',
  looking: 'Looking through your texts…',
  changesNone: 'None of your texts would change.',
  changesSome: (count: number) => plural(count, { one: 'text would change', other: 'texts would change' }),
  more: (count: number) => `Show ${count} more`,
  saveRule: 'Save',
  saveAndChange: 'Save and change these, too',
  cancel: 'Cancel',
  export: 'Export',
  split: 'Split here',
  trash: 'Move to the trash',
  tags: 'Tags',
  addTag: 'Tag',
  newTag: 'New tag',
  removeTag: (tag: string) => `Remove the tag ${tag}`,
  versionsTitle: 'Versions',
  versionsHelp:
    'Nothing is overwritten. Compare two texts: what the second adds is underlined, what it leaves out is struck through.',
  from: 'From',
  to: 'To',
  version: (number: number) => `Version ${number}`,
  asRecognised: 'as recognised',
  inUse: 'in use',
  use: (number: number) => `Use version ${number}`,
  changes: 'Changes',
  noChanges: 'These two texts are the same.',
};

export const player = {
  label: 'Player',
  play: 'Play',
  pause: 'Pause',
  place: 'Place in the recording',
  placeOf: (now: string, length: string) => `${now} of ${length}`,
  speed: 'Speed',
  times: (speed: number) => figure(speed, 'ratio'),
  skipSilence: 'Skip silence',
  saveCompressed: (size: string) => `Save (${size})`,
  saveWav: 'Save as WAV',
  close: 'Close the player',
};

/** Sound that is recognised once more. */
export const again = {
  title: 'Recognise again',
  help: 'The kept sound is recognised with what you choose here, as a new version. Nothing is overwritten, and your settings stay as they are.',
  model: 'Model',
  best: (name: string) => `${name} (the best you have)`,
  language: 'Language',
  anyLanguage: 'Let the model find out',
  busy: 'This can begin when the recording or the file is done.',
  start: 'Recognise',
  models: 'More models…',
  nothing: 'No words were recognised. The text stays as it is.',
  added: 'Recognised again. The text before is among the versions.',
};

const strategyTo = { ring: 'live only', classic: 'at the end', progressive: 'improved' };
const strategyWhy: Record<string, string> = {
  slow: 'live text was slow',
  behind: 'the text fell behind',
  alone: 'no more exact model is here',
  memory: 'too little memory for two models',
  battery: 'the battery was low',
  hot: 'the device was under pressure',
  room: 'there was room for it',
  file: 'a file has no live text',
  recorded: 'a recording that is over has no live text',
  server: 'a server heard it',
};

/** Strategies of recognition, where they are chosen and where they show. */
export const strategyWords = {
  title: 'Strategy',
  label: 'When your words appear',
  names: {
    ring: 'While you speak',
    classic: 'When you stop',
    progressive: 'At once, then better',
    auto: 'As the device allows',
  },
  helps: {
    ring: 'Sentence by sentence. Words that are not certain yet are lighter.',
    classic: 'Everything is recognised at once: best for a few sentences, and nothing to read meanwhile.',
    progressive:
      'A second, more exact model hears the whole recording again in the background and replaces the words it hears otherwise. What you change yourself stays.',
    auto: 'One of the others, by how fast live text comes, and by memory, battery and heat. It changes between sentences only, and each transcript says why.',
  },
  improve: 'Improve the text',
  exact: 'Improved by',
  isBest: (name: string) => `${name}, with which you dictate, is the best that you have: nothing improves its text.`,
  writeFirst: (name: string) => `Let ${name} write first`,
  noExact: 'There is no more exact model here yet.',
  getExact: 'Models…',
  /** While nothing is written yet. */
  waiting: {
    ring: 'Speak. Your words appear here.',
    classic: 'Speak. Your words appear when you stop.',
    progressive: 'Speak. Your words appear here, and get better.',
    auto: 'Speak. Your words appear here.',
  },
  /** On a transcript: how its words came about. */
  written: {
    ring: 'Written live',
    classic: 'Written at the end',
    progressive: 'Written progressively',
    auto: 'Written as the device allowed',
  },
  changed: (to: 'ring' | 'classic' | 'progressive', reason: string) =>
    `${strategyTo[to]}: ${strategyWhy[reason] ?? reason}`,
  /** On the transcript of a file, or of what was recorded already, with why that was not as chosen. */
  heard: (strategy: Strategy, reason?: string) => {
    const how = strategy === 'classic' ? 'Recognised in long stretches' : 'Recognised piece by piece';
    return reason === undefined ? how : `${how}: ${strategyWhy[reason] ?? reason}`;
  },
  /** Beyond what may wait in memory, from the beginning to there. */
  isTooMuch: (seconds: number) =>
    `Up to ${duration(Math.floor(seconds))} the text stays as it was first written: too much sound was waiting to be improved, and none is kept.`,
  improving: (seconds: number | null) =>
    seconds === null ? 'Still improving…' : `Still improving, ${duration(Math.ceil(seconds))} left`,
};

/** The mark on a text whose sound has left the device. */
export const sentWords = {
  mark: (hosts: readonly string[]) => `Recognised by ${hosts.join(', ')}: the sound left this device`,
  version: (host: string, amount: string) => `by ${host}, ${amount} sent`,
};
