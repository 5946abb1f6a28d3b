/** A saved transcript: its title, what is known of it, its tools, and its text. */

import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Dictation } from '../../app/dictation/dictation.ts';
import type { Destination } from '../../app/library/destination.ts';
import type { Library } from '../../app/library/library.ts';
import type { Notices } from '../../app/notices.ts';
import type { Improving } from '../../app/strategies/improving.ts';
import type { RulesPage } from '../../app/text-rules/rules-page.ts';
import { termsIn } from '../../app/text-rules/terms-in.ts';
import { type Transcript, versionInUse } from '../../core/transcript.ts';
import { moment } from '../../i18n/figures/dates.ts';
import { countWords, duration, languageName, modelName } from '../../i18n/format.ts';
import { words as libraryWords } from '../../i18n/library.ts';
import { saying } from '../../i18n/saying.ts';
import { rows } from '../../i18n/shelf.ts';
import { sentWords, strategyWords, words } from '../../i18n/transcript.ts';
import { PencilIcon } from '../parts/panel-icons.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { EditableText } from './editable-text.tsx';
import { MistakeDialog } from './mistake-dialog.tsx';
import { TitleField } from './title-field.tsx';
import { TranscriptTags } from './transcript-tags.tsx';
import { TranscriptTools, type TranscriptToolsProps } from './transcript-tools.tsx';
import './transcript.css';

export interface SavedTranscriptProps extends Omit<TranscriptToolsProps, 'paragraph' | 'listening' | 'onContinue'> {
  library: Library;
  dictation: Dictation;
  improving: ReadonlySignal<Improving | null>;
  /** BCP 47 tag for a text without its own; '' when it is unknown. */
  language: string;
  /** The person's names and terms, with commas or line ends between. */
  vocabulary: string;
  /** Starts a recording into a transcript; null while another is running. */
  onRecord: ((into: Destination) => void) | null;
  /** Opens the text rules. Rejects with `asset-missing`. */
  openRules: () => Promise<RulesPage>;
  notices: Pick<Notices, 'attempt' | 'report' | 'settle'>;
}

export function SavedTranscript(props: SavedTranscriptProps) {
  const { transcript, library, dictation, work, onRecord } = props;
  const terms = useMemo(() => termsIn(props.vocabulary), [props.vocabulary]);
  /** Where the paragraph with the caret begins. */
  const paragraph = useSignal<number | null>(null);
  const field = useRef<HTMLDivElement>(null);
  const listening = useSignal<string | null>(null);
  const mistake = useSignal<{ words: string; rules: RulesPage } | null>(null);
  const always = (selected: string) => {
    void props.notices.attempt(saying(words, 'mistakeTitle'), async () => {
      mistake.value = { words: selected, rules: await props.openRules() };
    });
  };
  return (
    <article class="transcript">
      <Title transcript={transcript} library={library} />
      <TranscriptFacts transcript={transcript} improving={props.improving} />
      <TranscriptTags key={`tags ${transcript.id}`} transcript={transcript} shelf={work.shelf} />
      <TranscriptTools
        {...props}
        paragraph={paragraph.value}
        listening={listening}
        onContinue={onRecord && (() => onRecord(work.continuation(transcript.id)))}
      />
      <Player transcript={transcript} work={work} field={field} listening={listening} notices={props.notices} />
      <EditableText
        key={transcript.id}
        field={field}
        transcript={transcript}
        language={transcript.language || props.language}
        library={library}
        dictation={dictation}
        editing={work.editing}
        terms={terms}
        onCaret={(at) => {
          paragraph.value = at;
        }}
        onAlways={always}
      />
      {mistake.value && (
        <MistakeDialog
          mistake={mistake.value.words}
          rules={mistake.value.rules}
          all={work.all}
          onClose={() => {
            mistake.value = null;
          }}
        />
      )}
    </article>
  );
}

interface PlayerProps extends Pick<SavedTranscriptProps, 'transcript' | 'work' | 'notices'> {
  field: RefObject<HTMLDivElement | null>;
  listening: Signal<string | null>;
}

/** Fetched when a person first listens. */
function Player({ transcript, work, field, listening, notices }: PlayerProps) {
  const loaded = useLoaded(
    () => listening.value !== null,
    () => import('../sound/player-bar.tsx'),
    (run) => notices.attempt(saying(words, 'listen'), run),
  );
  if (!loaded || listening.value !== transcript.id || transcript.sound.length === 0) return null;
  return (
    <loaded.PlayerBar
      key={[transcript.id, ...transcript.sound.map(({ id, start }) => `${id} ${start}`)].join(' ')}
      transcript={transcript}
      sound={work.sound}
      field={field}
      notices={notices}
      onClose={() => {
        listening.value = null;
      }}
    />
  );
}

/** What is known of a transcript: when it was made and by what, and how its words came about. */
export function TranscriptFacts({ transcript, improving }: Pick<SavedTranscriptProps, 'transcript' | 'improving'>) {
  const better = improving.value;
  const { createdAt, text, model, mode, language, source, sentTo } = transcript;
  const { strategy, changes = [], afterwards = source === 'file' } = versionInUse(transcript).settings ?? {};
  const reason = changes[0]?.reason === 'file' && source === 'microphone' ? 'recorded' : changes[0]?.reason;
  return (
    <p class="facts">
      <span>{moment(createdAt, Date.now())}</span>
      <span>{libraryWords.words(countWords(text))}</span>
      {transcript.duration > 0 && <span>{duration(transcript.duration)}</span>}
      {model && <span>{modelName(model)}</span>}
      {language && <span>{languageName(language)}</span>}
      {mode && <span>{libraryWords.mode(mode)}</span>}
      {sentTo && <span>{sentWords.mark(sentTo)}</span>}
      {strategy && <span>{afterwards ? strategyWords.heard(strategy, reason) : strategyWords.written[strategy]}</span>}
      {!afterwards &&
        changes.map(({ at, to, reason }) => (
          <span key={at}>
            {duration(at)} {strategyWords.changed(to, reason)}
          </span>
        ))}
      {better?.transcript === transcript.id && <span>{strategyWords.improving(better.secondsLeft)}</span>}
    </p>
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
        <TitleField label={words.title} title={transcript.title} onDone={onDone} />
      ) : (
        <button
          type="button"
          class="title-button"
          onClick={() => {
            isEditing.value = true;
          }}
        >
          {transcript.title || rows.untitled} <span class="for-readers">{words.editTitle}</span>
          <PencilIcon />
        </button>
      )}
    </h1>
  );
}
