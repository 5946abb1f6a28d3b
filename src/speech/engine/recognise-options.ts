/** The person's hints as options of a pass, as far as the model supports them. Pure. */

import { knownAmong } from '../../core/languages.ts';
import type { Abilities, SpeechHints } from '../../protocol/speech.ts';
import type { RecogniseOptions } from '../recogniser.ts';

/** Languages that the model does not know are left out; without any that it knows, the model detects the language. */
export function optionsFrom({ languages, translate, vocabulary }: SpeechHints, abilities: Abilities): RecogniseOptions {
  const known = knownAmong(languages, abilities.languages);
  return {
    language: known.length === 1 ? known[0]! : null,
    languages: known,
    task: translate && abilities.translates ? 'translate' : 'transcribe',
    vocabulary: abilities.expectsWords ? vocabulary : [],
  };
}
