/** What is opened from the library: search results with their filters, the export, and backups. */

import { size } from '../figures/amounts.ts';
import { plural } from '../format.ts';

export const search = {
  searching: 'Searching…',
  found: (total: number) =>
    total === 0 ? 'Nothing found' : `${plural(total, { one: 'dictation', other: 'dictations' })} found`,
  when: 'Time',
  periods: { day: 'Today', week: 'Last 7 days', month: 'Last 30 days', year: 'Last year' },
  length: 'Length',
  lengths: { short: 'Under a minute', middle: '1 to 10 minutes', long: 'Over 10 minutes' },
  source: 'Source',
  sources: { microphone: 'Microphone', file: 'From a file' },
  language: 'Language',
  model: 'Model',
  tag: 'Tag',
  pinned: 'Pinned only',
};

export const exports = {
  title: (count: number) =>
    count === 1 ? 'Export' : `Export ${plural(count, { one: 'dictation', other: 'dictations' })}`,
  format: 'Format',
  formats: {
    txt: 'Text',
    md: 'Markdown',
    docx: 'Word',
    srt: 'SRT',
    vtt: 'WebVTT',
    html: 'Web page',
    json: 'JSON',
  },
  facts: {
    txt: 'The words alone, for any program.',
    md: 'Headings, and the facts at the top, for note-taking programs.',
    docx: 'A document for Word, Pages, LibreOffice or Google Docs.',
    srt: 'Subtitles that every video player reads.',
    vtt: 'Subtitles for the web.',
    html: 'A page on which every word carries its time.',
    json: 'Everything, with times and how sure the model was, for other programs.',
  },
  files: 'Files',
  fileChoices: { each: 'One for each, in a zip file', one: 'All in one' },
  preview: 'Preview',
  more: (rest: number) => `… and ${plural(rest, { one: 'more letter', other: 'more letters' })}`,
  noTimes: 'This text has no sound, so there is nothing to time subtitles by.',
  file: (name: string, bytes: number) => `${name} · ${size(bytes)}`,
  save: 'Save',
  copy: 'Copy',
  copyFormatted: 'Copy formatted',
  share: 'Share',
  copied: 'Copied. Paste it where you need it.',
};

export const backup = {
  title: 'Backup',
  make: 'Everything in one file',
  makeHelp:
    'Dictations with their versions, kept sound, settings and text rules. Speech models are not in it: they can be fetched again.',
  passphrase: 'Passphrase, if you want one',
  passphraseHelp: 'With one the file is encrypted, and nobody opens it without: Sotto cannot recover it.',
  save: 'Save backup',
  making: 'Writing the backup…',
  made: 'The backup was given to your downloads.',
  restore: 'Bring something in',
  restoreHelp:
    'A backup adds what is missing here and changes nothing that is. Texts, subtitles and JSON become dictations.',
  choose: 'Restore a backup',
  texts: 'Import texts',
  restoring: 'Reading…',
  isSealed: 'This backup is encrypted. Enter its passphrase.',
  passphraseOf: (name: string) => `Passphrase of ${name}`,
  open: 'Restore',
  restored: (added: number) =>
    added === 0
      ? 'Everything in it was here already.'
      : `${plural(added, { one: 'dictation was', other: 'dictations were' })} restored.`,
  show: 'Reload to show them',
  broughtIn: (count: number) => `${plural(count, { one: 'text was', other: 'texts were' })} brought in.`,
};
