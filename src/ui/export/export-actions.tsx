/** What can be done with an exported file, and what it is called. */

import type { Signal } from '@preact/signals';
import { toAppError } from '../../core/errors.ts';
import { type ExportedFile, type ExportFormat, writtenText } from '../../formats/export-formats.ts';
import type { Exported } from '../../formats/exported.ts';
import { richTextOf } from '../../formats/html.ts';
import { txtOf } from '../../formats/plain-text.ts';
import { errors } from '../../i18n/errors.ts';
import { exports as words } from '../../i18n/library-panels.ts';
import { copyFormatted, copyText } from '../../platform/clipboard.ts';
import { saveFile } from '../../platform/save-file.ts';
import { sharing } from '../../platform/share.ts';
import { CopyIcon, DownIcon } from '../parts/icons.tsx';

interface ExportActionsProps {
  transcripts: readonly Exported[];
  format: ExportFormat;
  /** Null while it is being written. */
  file: ExportedFile | null;
  /** Set here, to what happened. */
  outcome: Signal<string>;
}

export function ExportActions({ transcripts, format, file, outcome }: ExportActionsProps) {
  const isFormatted = format === 'docx' || format === 'html';
  const copy = () =>
    isFormatted
      ? copyFormatted(transcripts.map(richTextOf).join(''), txtOf(transcripts))
      : copyText(transcripts.map((transcript) => writtenText([transcript], format)).join('\n'));
  const share = file && sharing(new File([file.bytes], file.name, { type: file.type }));
  const attempt = async (work: () => Promise<void>, done: string) => {
    try {
      await work();
      outcome.value = done;
    } catch (thrown) {
      // The person has changed their mind.
      if (thrown instanceof DOMException && thrown.name === 'AbortError') return;
      const { title, help } = errors[toAppError(thrown).code];
      outcome.value = `${title}. ${help}`;
    }
  };
  return (
    <footer class="export-foot">
      <p class="field-help export-name">{file ? words.file(file.name, file.bytes.length) : '\u00a0'}</p>
      <div class="export-actions">
        <button
          type="button"
          class="button"
          disabled={!file}
          onClick={() => file && saveFile(file.name, file.type, file.bytes)}
        >
          <DownIcon />
          {words.save}
        </button>
        <button type="button" class="button plain" onClick={() => void attempt(copy, words.copied)}>
          <CopyIcon />
          {isFormatted ? words.copyFormatted : words.copy}
        </button>
        {share && (
          <button type="button" class="button plain" onClick={() => void attempt(share, '')}>
            {words.share}
          </button>
        )}
      </div>
      <p class="field-help" role="status">
        {outcome.value}
      </p>
    </footer>
  );
}
