/** The trash: what is in it and when it goes for good, recordings that were cancelled, and what else can come back. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Recovery } from '../../app/library/recovery.ts';
import type { Shelf } from '../../app/library/shelf.ts';
import type { Notices, Undoable } from '../../app/notices.ts';
import { type TranscriptSummary, textOf } from '../../core/transcript.ts';
import { moment } from '../../i18n/figures/dates.ts';
import { duration } from '../../i18n/format.ts';
import { inWords, saying } from '../../i18n/saying.ts';
import { rows, undo, words } from '../../i18n/shelf.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import './trash.css';

interface TrashPageProps {
  shelf: Shelf;
  recovery: Recovery;
  notices: Pick<Notices, 'undoable' | 'attempt'>;
}

export function TrashPage({ shelf, recovery, notices }: TrashPageProps) {
  const isSure = useSignal(false);
  const rows = shelf.trashed.value;
  useEffect(() => {
    void shelf.readTrash();
    void recovery.look();
  }, [shelf, recovery]);
  return (
    <PageFrame title={words.trash}>
      <Others undoable={notices.undoable.value} />
      <CancelledRecordings recovery={recovery} notices={notices} />
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

/** What was taken away and is in no other list, newest first. */
function Others({ undoable }: { undoable: readonly Undoable[] }) {
  if (undoable.length === 0) return null;
  return (
    <section class="settings-group">
      <h2>{undo.others}</h2>
      <p class="field-help">{undo.othersHelp}</p>
      <ul class="trash-rows">
        {undoable.toReversed().map(({ id, said, undo: run }) => {
          const what = inWords(said);
          return (
            <li key={id}>
              <p>{what}</p>
              <button type="button" class="button plain" aria-label={undo.undoOne(what)} onClick={run}>
                {undo.undo}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface CancelledRecordingsProps {
  recovery: Recovery;
  notices: Pick<Notices, 'attempt'>;
}

function CancelledRecordings({ recovery, notices }: CancelledRecordingsProps) {
  const working = useSignal('');
  const recordings = recovery.discarded.value;
  if (recordings.length === 0) return null;
  const bringBack = async (id: string, startedAt: number) => {
    working.value = id;
    await notices.attempt(saying(undo, 'recording', startedAt), () => recovery.recover(id));
    working.value = '';
  };
  return (
    <section class="settings-group">
      <h2>{undo.recordings}</h2>
      <p class="field-help">{undo.recordingsHelp}</p>
      <ul class="trash-rows">
        {recordings.map(({ id, startedAt, seconds, words: segments }) => {
          const title = undo.recording(startedAt);
          return (
            <li key={id}>
              <p>
                <b>{textOf(segments) || title}</b>
                <span class="item-facts">
                  {moment(startedAt, Date.now())} · {duration(seconds)}
                </span>
              </p>
              <button
                type="button"
                class="button plain"
                aria-label={undo.bringBackOne(title)}
                disabled={working.value !== ''}
                onClick={() => void bringBack(id, startedAt)}
              >
                {undo.bringBack}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function TrashRow({ row, onRestore }: { row: TranscriptSummary; onRestore: () => void }) {
  const title = row.title || rows.untitled;
  return (
    <li>
      <p>
        <b>{title}</b>
        <span class="item-facts">
          {moment(row.createdAt, Date.now())}
          {row.duration > 0 && ` · ${duration(row.duration)}`}
        </span>
      </p>
      <button type="button" class="button plain" aria-label={words.restoreOne(title)} onClick={onRestore}>
        {words.restore}
      </button>
    </li>
  );
}
