/** The trash: what is in it, and when it goes for good. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Shelf } from '../../app/library/shelf.ts';
import type { TranscriptSummary } from '../../core/transcript.ts';
import { moment } from '../../i18n/figures/dates.ts';
import { duration } from '../../i18n/format.ts';
import { rows, words } from '../../i18n/shelf.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import './trash.css';

export function TrashPage({ shelf }: { shelf: Shelf }) {
  const isSure = useSignal(false);
  const rows = shelf.trashed.value;
  useEffect(() => void shelf.readTrash(), [shelf]);
  return (
    <PageFrame title={words.trash}>
      <section class="settings-group">
        <p class="field-help">{rows?.length === 0 ? words.trashEmpty : words.trashHelp}</p>
        {rows && rows.length > 0 && (
          <>
            <ul class="trash-rows">
              {rows.map((row) => (
                <TrashRow key={row.id} row={row} onRestore={() => void shelf.restore([row.id])} />
              ))}
            </ul>
            <div class="trash-foot">
              {isSure.value ? (
                <button type="button" class="button danger" onClick={() => void shelf.emptyTrash()}>
                  {words.deleteForGood(rows.length)}
                </button>
              ) : (
                <button
                  type="button"
                  class="button"
                  onClick={() => {
                    isSure.value = true;
                  }}
                >
                  {words.emptyTrash}
                </button>
              )}
            </div>
          </>
        )}
      </section>
    </PageFrame>
  );
}

function TrashRow({ row, onRestore }: { row: TranscriptSummary; onRestore: () => void }) {
  const title = row.title || rows.untitled;
  return (
    <li>
      <p>
        <b>{title}</b>
        <span class="item-facts">
          {moment(row.createdAt, Date.now())} · {duration(row.duration)}
        </span>
      </p>
      <button type="button" class="button plain" aria-label={words.restoreOne(title)} onClick={onRestore}>
        {words.restore}
      </button>
    </li>
  );
}
