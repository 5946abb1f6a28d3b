/** What the settings say about what is spoken, for the engine. Pure. */

import type { SpeechHints } from '../../protocol/speech.ts';
import type { SpeechSettings } from './speech-settings.ts';

/** More would push what is heard out of what a model can take in. */
const mostWords = 100;

export function hintsOf({ spoken, translate, vocabulary }: Omit<SpeechSettings, 'sensitivity'>): SpeechHints {
  const words = vocabulary.split(/[,;\n]/).map((word) => word.trim());
  return { languages: spoken, translate, vocabulary: words.filter(Boolean).slice(0, mostWords) };
}
