/** Converts the settings of speech into hints for the engine. Pure. */

import type { SpeechHints } from '../../protocol/speech.ts';
import type { SpeechSettings } from './speech-settings.ts';

/** Maximum number of words: more would leave too little of a model's context for what is recognised. */
const mostWords = 100;

export function hintsOf({ spoken, translate, vocabulary, strategy }: Omit<SpeechSettings, 'sensitivity'>): SpeechHints {
  const words = vocabulary.split(/[,;\n]/).map((word) => word.trim());
  return {
    languages: spoken,
    translate,
    vocabulary: words.filter(Boolean).slice(0, mostWords),
    isWhole: strategy === 'classic',
  };
}
