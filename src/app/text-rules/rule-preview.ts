/** Which of a person's texts a rule would change, before it is made. */

import type { Transcript } from '../../core/transcript.ts';
import { untouched } from '../../text/modes.ts';
import { Pipeline } from '../../text/pipeline.ts';
import type { Rule } from '../../text/text-settings.ts';

export interface WouldChange {
  id: string;
  title: string;
  /** The first place with some words around it, before and after. */
  before: string;
  after: string;
  /** The whole text as the rule makes it. */
  text: string;
}

/** Letters around the place that are shown. */
const around = 24;

/** The transcripts that the rule alone would change, as they are read. `language`: BCP 47, for those that have none. */
export async function* wouldChange(
  rule: Rule,
  transcripts: AsyncIterable<Pick<Transcript, 'id' | 'title' | 'text' | 'language'>>,
  language: string,
): AsyncGenerator<WouldChange> {
  const pipelines = new Map<string, Pipeline>();
  for await (const { id, title, text: raw, language: own } of transcripts) {
    const spoken = own || language;
    const pipeline = pipelines.get(spoken) ?? new Pipeline({ settings: untouched, rules: [rule], language: spoken });
    pipelines.set(spoken, pipeline);
    const { text, changes } = pipeline.rewrite(raw);
    const [first] = changes;
    if (!first) continue;
    const head = lastWords(raw.slice(0, first.start));
    const tail = firstWords(raw.slice(first.end));
    yield { id, title, text, before: head + first.from + tail, after: head + first.to + tail };
  }
}

/** Cut where a word begins or ends. */
function lastWords(text: string): string {
  return text.length <= around ? text : `…${text.slice(-around).replace(/^\S*/, '')}`;
}

function firstWords(text: string): string {
  return text.length <= around ? text : `${text.slice(0, around).replace(/\S*$/, '')}…`;
}
