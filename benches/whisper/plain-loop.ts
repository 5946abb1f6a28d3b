/** Whisper as it is usually run: the whole recording, padded to 30 s, the likeliest token at every step, and nothing else. */

import { likeliest } from '../../src/speech/decoding/token-choice.ts';
import { promptOf } from '../../src/speech/whisper/prompt.ts';
import { whisperRules } from '../../src/speech/whisper/rules.ts';
import type { Windows } from '../../src/speech/whisper/window.ts';

/** Half of what the decoder can take. */
const mostTokens = 224;

/** The text of at most 30 s; `language` is null for an English model. */
export async function plainLoop(
  { contract, decoder, audio }: Windows,
  samples: Float32Array,
  language: string | null,
): Promise<string> {
  const plan = { language, task: 'transcribe', withTimestamps: false, previous: [], vocabulary: [] } as const;
  const rules = whisperRules(contract, false);
  const decoding = decoder.begin(await audio.wholeOf(samples));
  const tokens: number[] = [];
  let scores = (await decoding.step(promptOf(contract, plan).tokens)).at(-1);
  while (tokens.length < mostTokens) {
    rules(tokens, scores);
    const { token } = likeliest(scores);
    if (token === contract.markers.end) break;
    tokens.push(token);
    scores = (await decoding.step([token])).at(-1);
  }
  decoding.dispose();
  return contract.tokenizer.textOf(tokens);
}
