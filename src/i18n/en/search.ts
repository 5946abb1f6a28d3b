/** The search in the library: its results and filters. */

import { plural } from '../format.ts';

export const words = {
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
