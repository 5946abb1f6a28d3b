/** The page of one transcript: its tools, tags and versions. */

import { plural } from '../format.ts';

export const words = {
  text: 'Text',
  noWords: 'No words were recognised. You can type here.',
  tools: 'Tools',
  continue: 'Continue',
  pin: 'Pin to the top',
  undo: 'Undo',
  redo: 'Redo',
  versions: (count: number) => plural(count, { one: 'version', other: 'versions' }),
  writeAgain: 'Apply text rules',
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
