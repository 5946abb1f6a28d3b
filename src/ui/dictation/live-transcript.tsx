/**
 * The dictation in progress. Final segments keep their DOM nodes and are never rendered again; only the tail changes.
 * `platform/announce.ts` announces final sentences to screen readers, so nothing here is a live region.
 */

import { type ReadonlySignal, useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { App } from '../../app/app.ts';
import type { Dictation } from '../../app/dictation/dictation.ts';
import type { LiveText } from '../../app/dictation/live-text.ts';
import { languageOf, paragraphSegments } from '../../core/transcript.ts';
import { live } from '../../i18n/dictation.ts';
import { moment } from '../../i18n/figures/dates.ts';
import { countWords } from '../../i18n/format.ts';
import { words as libraryWords } from '../../i18n/library.ts';
import { strategyWords } from '../../i18n/transcript.ts';
import { opensParagraph, tailWords } from './live-words.ts';
import { revisionsOf } from './revised-words.ts';

type LiveApp = Pick<App, 'dictation' | 'settings'>;

/** `language`: BCP 47 tag of segments without their own; '' when it is unknown. */
export function LiveTranscript({ app, language }: { app: LiveApp; language: string }) {
  const { dictation, settings } = app;
  return (
    <article class="transcript">
      <h1>{live.title}</h1>
      <Facts text={dictation.text} />
      <Words dictation={dictation} waiting={strategyWords.waiting[settings.value.strategy]} language={language} />
    </article>
  );
}

function Facts({ text }: { text: ReadonlySignal<LiveText> }) {
  const words = useComputed(() => {
    const { segments, partial } = text.value;
    const finals = segments.reduce((sum, segment) => sum + countWords(segment.text), 0);
    return finals + countWords(partial?.committed ?? '');
  });
  const now = Date.now();
  return (
    <p class="facts">
      <span>{moment(now, now)}</span>
      {words.value > 0 && <span>{libraryWords.words(words.value)}</span>}
    </p>
  );
}

interface WordsProps {
  dictation: Dictation;
  /** What is said while there are no words. */
  waiting: string;
  language: string;
}

function Words({ dictation: { text, state }, waiting, language }: WordsProps) {
  const segments = useComputed(() => text.value.segments);
  const paragraphs = useComputed(() => paragraphSegments(segments.value));
  const isNewParagraph = useComputed(() => opensParagraph(text.value));
  const isEmpty = useComputed(() => segments.value.length === 0 && text.value.partial === null);
  const hint = useComputed(() => (state.value.at === 'recording' ? waiting : ''));
  const revisions = useMemo(() => revisionsOf(text), [text]);
  const last = paragraphs.value.length - 1;

  return (
    <div class="words" lang={language} aria-live="off">
      {paragraphs.value.map((group, at) => (
        <p key={at} lang={languageOf(group) || language}>
          {group.map((segment, index) => (
            <span key={segment.start}>
              {finalWords(index > 0 ? ` ${segment.text}` : segment.text, revisions.value.get(segment.start))}
            </span>
          ))}
          {at === last && !isNewParagraph.value && <Tail text={text} state={state} isContinued />}
        </p>
      ))}
      {isNewParagraph.value && (
        <p key={last + 1}>
          {isEmpty.value && (
            <span class="words-hint" aria-hidden="true">
              {hint.value}
            </span>
          )}
          <Tail text={text} state={state} />
        </p>
      )}
    </div>
  );
}

/** The text, with the words at these places marked for a moment. */
function finalWords(text: string, revised: readonly number[] | undefined) {
  if (!revised) return text;
  return text.split(/(?<=\S)(?=\s)/).map((word, at) =>
    revised.includes(at) ? (
      <span key={at} class="revised">
        {word}
      </span>
    ) : (
      word
    ),
  );
}

interface TailProps extends Pick<Dictation, 'text' | 'state'> {
  /** Whether words precede the tail in its paragraph. */
  isContinued?: boolean;
}

/**
 * The words of the open segment. A word keeps its node when it changes from tentative to committed, and has another one where a word before
 * it has changed: no node ever moves. A space belongs to the following word.
 */
function Tail({ text, state, isContinued = false }: TailProps) {
  const { at } = state.value;
  const words = tailWords(text.value);
  return (
    <>
      {words.map(({ word, place, isTentative }, index) => (
        <span key={place} class={isTentative ? 'tentative' : undefined} aria-hidden={isTentative || undefined}>
          {index > 0 || isContinued ? ` ${word}` : word}
        </span>
      ))}
      {(at === 'recording' || at === 'finishing') && (
        <span key={`caret ${words.at(-1)?.place ?? ''}`} class={`caret ${at}`} />
      )}
    </>
  );
}
