/** The texts of the page of text rules, in English. */

import type { ErrorCode } from '../../core/errors.ts';
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
} as const satisfies Partial<Record<ErrorCode, ErrorText>>;
