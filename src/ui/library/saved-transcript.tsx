/** A saved transcript: its editable title, and its words. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Library } from '../../app/library/library.ts';
import { asRecognised, languageOf, paragraphSegments, type Transcript, wordsOf } from '../../core/transcript.ts';
import { countWords, duration, modelName, moment } from '../../i18n/format.ts';
import { words as libraryWords } from '../../i18n/library.ts';
import { PencilIcon } from '../parts/icons.tsx';
import { PlayButton } from '../parts/play-button.tsx';
import { TitleField } from './title-field.tsx';

interface SavedTranscriptProps {
  transcript: Transcript;
  library: Library;
  /** BCP 47 tag for segments without their own; '' when it is unknown. */
  language: string;
  onExport: () => void;
  /** Null where no sound is kept. */
  onListen: (() => Promise<Blob>) | null;
  /** Null where no text rule could change anything. */
  onWriteAgain: (() => void) | null;
}

export function SavedTranscript({
  transcript,
  library,
  language,
  onExport,
  onListen,
  onWriteAgain,
}: SavedTranscriptProps) {
  const { createdAt, text, segments, model, mode } = transcript;
  const isRaw = useSignal(false);
  const hasRaw = segments.some(({ raw }) => raw !== undefined);
  const paragraphs = paragraphSegments(isRaw.value ? asRecognised(segments) : segments);
  return (
    <article class="transcript">
      <Title transcript={transcript} library={library} />
      <p class="facts">
        <span>{moment(createdAt, Date.now())}</span>
        <span>{libraryWords.words(countWords(text))}</span>
        <span>{duration(transcript.duration)}</span>
        <span>{modelName(model)}</span>
        {mode && <span>{libraryWords.mode(mode)}</span>}
        {hasRaw && (
          <button
            type="button"
            class="button plain"
            aria-pressed={isRaw.value}
            onClick={() => {
              isRaw.value = !isRaw.value;
            }}
          >
            {libraryWords.asSaid}
          </button>
        )}
        {onListen && <PlayButton sound={onListen} labels={{ play: libraryWords.listen, stop: libraryWords.quiet }} />}
        {onWriteAgain && (
          <button type="button" class="button plain" onClick={onWriteAgain}>
            {libraryWords.writeAgain}
          </button>
        )}
        <button type="button" class="button plain" onClick={onExport}>
          {libraryWords.exports}
        </button>
      </p>
      <div class="words" lang={language}>
        {paragraphs.map((group, at) => (
          <p key={at} lang={languageOf(group) || language}>
            {wordsOf(group)}
          </p>
        ))}
        {paragraphs.length === 0 && <p class="words-hint">{libraryWords.noWords}</p>}
      </div>
    </article>
  );
}

function Title({ transcript, library }: { transcript: Transcript; library: Library }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isEditing = useSignal(false);
  const onDone = (title: string | null, byKey: boolean) => {
    isEditing.value = false;
    if (title) void library.rename(transcript.id, title);
    if (byKey) requestAnimationFrame(() => heading.current?.querySelector('button')?.focus());
  };
  return (
    <h1 ref={heading}>
      {isEditing.value ? (
        <TitleField label={libraryWords.title} title={transcript.title} onDone={onDone} />
      ) : (
        <button
          type="button"
          class="title-button"
          onClick={() => {
            isEditing.value = true;
          }}
        >
          {transcript.title || libraryWords.untitled} <span class="for-readers">{libraryWords.editTitle}</span>
          <PencilIcon />
        </button>
      )}
    </h1>
  );
}
