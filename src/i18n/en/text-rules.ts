/** The texts of the page of text rules, in English. */

import type { ErrorCode } from '../../core/errors.ts';
import { plural } from '../format.ts';
import type { ErrorText } from './errors.ts';

/** What may be wrong with rules, in full. */
export const ruleErrors = {
  'rules-unreadable': {
    title: 'This is not a file of text rules',
    help: 'A file that Sotto exported will do, or a table with columns "from" and "to". The rules that you have are as they were.',
  },
  'rules-too-many': {
    title: 'There are more rules than Sotto can keep',
    help: 'At most 10,000 are kept. None was added, and the rules that you have are as they were.',
  },
  'rule-pattern': {
    title: 'This regular expression cannot be read',
    help: 'The rule is switched off. Look-around and back references are not known; groups, classes and repetition are.',
  },
  'rule-slow': {
    title: 'This rule takes too long',
    help: 'The rule is switched off, and the text was left as it was. Say more exactly what is to be found.',
  },
  'rule-circular': {
    title: 'This rule comes to itself again',
    help: 'The rule is switched off: what it writes would be replaced without end. Let it look for something else than it writes.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;

export const words = {
  title: 'Text rules',
  tryOut: 'Try it out',
  tryOutHelp: 'What you write here goes through the rules as speech does. Changes are underlined.',
  tryOutExample: 'Hello, comma, this is, um, a test',
  said: 'Said',
  written: 'Written',
  unchanged: 'Nothing is changed.',
  changes: (count: number) => plural(count, { one: 'change', other: 'changes' }),
  own: 'Your own rules',
  find: 'Find a rule',
  found: (count: number) => plural(count, { one: 'rule', other: 'rules' }),
  firstShown: (count: number) => `The first ${count} are shown. Find others by a word in them.`,
  empty: 'There are none yet. Some that others have:',
  examples: [
    { from: ['sodo', 'soto'], to: 'Sotto' },
    { from: ['my address'], to: '1 Example Street, Sampletown' },
    { from: ['n eight n'], to: 'n8n' },
  ],
  addExample: (from: string, to: string) => `Add: always write ${to} for ${from}`,
  add: 'New rule',
  edit: (name: string) => `Edit the rule for ${name}`,
  cancel: 'Cancel',
  earlier: (name: string) => `Move the rule for ${name} up`,
  later: (name: string) => `Move the rule for ${name} down`,
  order: 'Where two rules fit the same words, the upper one applies.',
  mostUsed: 'Used most',
  from: 'Always write for',
  fromHelp: 'One form a line: all of them become the same.',
  to: 'this',
  kind: 'It is a regular expression',
  kindHelp: 'In what is written, $1 is its first group.',
  letterCase: 'Capitals',
  letterCases: { follow: 'As it was said', ignore: 'As written here', exact: 'Must match' },
  within: 'Also inside words',
  withinHelp: 'Otherwise only whole words are replaced.',
  language: 'Language',
  anyLanguage: 'Every language',
  save: 'Save the rule',
  fromMissing: 'Say what is to be replaced.',
  on: (name: string) => `Apply: ${name}`,
  remove: (name: string) => `Delete the rule for ${name}`,
  rule: (from: string, to: string) => `${from} → ${to === '' ? 'nothing' : to}`,
  uses: (count: number) => (count === 0 ? 'not used yet' : plural(count, { one: 'time used', other: 'times used' })),
  files: 'In and out',
  bringIn: 'Import…',
  broughtIn: (count: number) => `${plural(count, { one: 'rule', other: 'rules' })} added.`,
  exportJson: 'Export as JSON',
  exportCsv: 'Export as CSV',
};
