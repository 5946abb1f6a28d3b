/** What the person has said about what they say, as far as a model can be told. Pure. */

import { knownAmong } from '../../core/languages.ts';
import type { Abilities, SpeechHints } from '../../protocol/speech.ts';
import type { RecogniseOptions } from '../recogniser.ts';

/** Languages that the model does not know are left out; where it knows none of them, it is as if none had been named. */
export function optionsFrom({ languages, translate, vocabulary }: SpeechHints, abilities: Abilities): RecogniseOptions {
  const known = knownAmong(languages, abilities.languages);
  return {
    language: known.length === 1 ? known[0]! : null,
    languages: known,
    task: translate && abilities.translates ? 'translate' : 'transcribe',
    vocabulary: abilities.expectsWords ? vocabulary : [],
  };
}
