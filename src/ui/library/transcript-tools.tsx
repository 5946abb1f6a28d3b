/** What can be done with the open transcript, as a row of buttons above its text. */

import { type Signal, useSignal } from '@preact/signals';
import type { Library } from '../../app/library/library.ts';
import type { LibraryWork } from '../../app/library/library-work.ts';
import type { Transcript } from '../../core/transcript.ts';
import { words } from '../../i18n/transcript.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { MicrophoneIcon, TrashIcon } from '../parts/icons.tsx';
import {
  CheckIcon,
  ClockIcon,
  ExportIcon,
  PinIcon,
  PlayIcon,
  RedoIcon,
  SoundIcon,
  SplitIcon,
  UndoIcon,
  WandIcon,
} from '../parts/panel-icons.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

export interface TranscriptToolsProps {
  transcript: Transcript;
  library: Pick<Library, 'remove' | 'isFleeting' | 'keepAfterAll'>;
  work: LibraryWork;
  /** Where the paragraph with the caret begins in the text; null while it has none. */
  paragraph: number | null;
  /** Id of the transcript whose player is open. */
  listening: Signal<string | null>;
  onExport: () => void;
  /** Opens the choice of a mode in which it is written anew. */
  onWriteAgain: () => void;
  /** Opens the choice with what its sound is recognised again. */
  onRecogniseAgain: () => void;
  /** Starts a recording that continues this transcript; null while another is running. */
  onContinue: (() => void) | null;
}

export function TranscriptTools({
  transcript,
  work,
  paragraph,
  listening,
  onExport,
  onWriteAgain,
  onRecogniseAgain,
  onContinue,
  library,
}: TranscriptToolsProps) {
  const { id, pinnedAt, versions, text, segments, sound } = transcript;
  const { editing, shelf } = work;
  const { canUndo, canRedo } = editing.steps.value;
  const isComparing = useSignal(false);
  if (library.isFleeting(id)) return <FleetingTools id={id} library={library} />;
  const hasVersions = versions.length > 1 || canUndo || segments.some(({ raw }) => raw !== undefined);
  const split = async () => {
    await editing.flush();
    if (paragraph) await shelf.split(id, paragraph);
  };
  return (
    <div class="tools" role="toolbar" aria-label={words.tools}>
      {onContinue && (
        <button type="button" class="button plain" onClick={onContinue}>
          <MicrophoneIcon />
          {words.continue}
        </button>
      )}
      {sound.length > 0 && (
        <button
          type="button"
          class="button plain"
          aria-expanded={listening.value === id}
          onClick={() => {
            listening.value = listening.value === id ? null : id;
          }}
        >
          <PlayIcon />
          {words.listen}
        </button>
      )}
      <IconButton
        label={words.pin}
        isPressed={pinnedAt !== null}
        onPress={() => void shelf.pin([id], pinnedAt === null)}
      >
        <PinIcon />
      </IconButton>
      <span class="tools-pair">
        <IconButton label={words.undo} isDisabled={!canUndo} onPress={() => void editing.undo(id)}>
          <UndoIcon />
        </IconButton>
        <IconButton label={words.redo} isDisabled={!canRedo} onPress={() => void editing.redo(id)}>
          <RedoIcon />
        </IconButton>
      </span>
      {hasVersions && (
        <button
          type="button"
          class="button plain"
          onClick={() => {
            isComparing.value = true;
          }}
        >
          <ClockIcon />
          {words.versions(versions.length)}
        </button>
      )}
      <button type="button" class="button plain" onClick={onWriteAgain}>
        <WandIcon />
        {words.writeAgain}
      </button>
      {sound.length > 0 && (
        <button type="button" class="button plain" onClick={onRecogniseAgain}>
          <SoundIcon />
          {words.recogniseAgain}
        </button>
      )}
      <button type="button" class="button plain" onClick={onExport}>
        <ExportIcon />
        {words.export}
      </button>
      {paragraph !== null && paragraph > 0 && paragraph < text.length && (
        <button type="button" class="button plain" onClick={() => void split()}>
          <SplitIcon />
          {words.split}
        </button>
      )}
      <IconButton class="tools-end" label={words.trash} onPress={() => void library.remove([id])}>
        <TrashIcon />
      </IconButton>
      {isComparing.value && (
        <VersionsDialog
          transcript={transcript}
          versions={work.versions}
          onClose={() => {
            isComparing.value = false;
          }}
        />
      )}
    </div>
  );
}

/** Of a dictation that is not stored. */
function FleetingTools({ id, library }: { id: string } & Pick<TranscriptToolsProps, 'library'>) {
  return (
    <div class="tools" role="toolbar" aria-label={words.tools}>
      <p class="tools-note">{words.fleeting}</p>
      <button type="button" class="button plain tools-end" onClick={() => void library.keepAfterAll(id)}>
        <CheckIcon />
        {words.keep}
      </button>
    </div>
  );
}
