/** The export of one transcript or several: choose a format, see what becomes of it, and save, copy or share it. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Exporter } from '../../app/library/exporter.ts';
import { toAppError } from '../../core/errors.ts';
import { type ExportedFile, type ExportFormat, subtitleFormats } from '../../formats/export-formats.ts';
import type { Exported } from '../../formats/exported.ts';
import { errors } from '../../i18n/errors.ts';
import { exports as words } from '../../i18n/library-panels.ts';
import { Choice } from '../parts/form.tsx';
import { Modal } from '../parts/modal.tsx';
import { ExportActions } from './export-actions.tsx';
import { ExportPreview } from './export-preview.tsx';
import './export.css';

interface ExportDialogProps {
  work: Exporter;
  transcripts: readonly Exported[];
  onClose: () => void;
}

export function ExportDialog({ work, transcripts, onClose }: ExportDialogProps) {
  const format = useSignal<ExportFormat>('txt');
  const grouping = useSignal<'each' | 'one'>('each');
  /** Written as soon as it is chosen: sharing and copying must follow the press at once. */
  const file = useSignal<ExportedFile | null>(null);
  const outcome = useSignal('');
  const isSubtitle = subtitleFormats.includes(format.value);
  const hasTimes = transcripts.some(({ duration }) => duration > 0);

  useEffect(() => {
    let isWanted = true;
    file.value = null;
    outcome.value = '';
    work.write(transcripts, format.value, grouping.value === 'one').then(
      (written) => {
        if (isWanted) file.value = written;
      },
      (thrown: unknown) => {
        const { title, help } = errors[toAppError(thrown).code];
        outcome.value = `${title}. ${help}`;
      },
    );
    return () => {
      isWanted = false;
    };
  }, [format.value, grouping.value]);

  return (
    <Modal kind="panel" title={words.title(transcripts.length)} onClose={onClose}>
      <section class="settings-group">
        <Choice
          label={words.format}
          help={isSubtitle && !hasTimes ? words.noTimes : words.facts[format.value]}
          options={words.formats}
          value={format.value}
          onChange={(chosen) => {
            format.value = chosen;
          }}
        />
        {transcripts.length > 1 && !isSubtitle && (
          <Choice
            label={words.files}
            options={words.fileChoices}
            value={grouping.value}
            onChange={(chosen) => {
              grouping.value = chosen;
            }}
          />
        )}
        <ExportPreview transcripts={transcripts} format={format.value} />
      </section>
      <ExportActions transcripts={transcripts} format={format.value} file={file.value} outcome={outcome} />
    </Modal>
  );
}
