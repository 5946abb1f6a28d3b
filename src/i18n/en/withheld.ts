/** What is said about sound that gave no text; loaded with the rest of it. */

import { seconds } from '../format.ts';

export const words = {
  nothing: (file: string | null) => (file ? `No speech was recognised in ${file}` : 'No speech was recognised'),
  nothingHelp: 'Nothing in it sounded like speech. It is kept until you record again.',
  missing: (length: number) => `About ${seconds(Math.max(1, length))} gave no text`,
  missingHelp: 'There was sound, and no words that can be trusted. It is kept until you record again.',
  inVain: 'No words came of it',
  inVainHelp: 'You can still listen to it until you record again.',
  transcribe: 'Transcribe anyway',
  transcribing: 'Transcribing what gave no text',
  listen: 'Listen to it',
  stop: 'Stop listening',
};
