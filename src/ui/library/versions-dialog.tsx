/** The versions of a transcript: two texts compared word by word, and one version used. */

import { useSignal, useSignalEffect } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ComparedText, Versions } from '../../app/library/versions.ts';
import type { Transcript, Version } from '../../core/transcript.ts';
import type { WordRun } from '../../core/word-diff.ts';
import { size } from '../../i18n/figures/amounts.ts';
import { moment } from '../../i18n/figures/dates.ts';
import { modelName } from '../../i18n/format.ts';
import { words as libraryWords } from '../../i18n/library.ts';
import { sentWords, words } from '../../i18n/transcript.ts';
import { Modal } from '../parts/modal.tsx';

interface VersionsDialogProps {
  transcript: Transcript;
  versions: Versions;
  onClose: () => void;
}

export function VersionsDialog({ transcript, versions, onClose }: VersionsDialogProps) {
  const { version: used } = transcript;
  const texts = transcript.versions.flatMap((version): (ComparedText & { version: Version })[] => [
    { number: version.number, isRecognised: true, version },
    { number: version.number, isRecognised: false, version },
  ]);
  const last = texts.findIndex(({ number, isRecognised }) => number === used && !isRecognised);
  const before = useSignal(transcript.versions.length > 1 && used > 1 ? Math.max(0, last - 2) : last - 1);
  const after = useSignal(last);
  const runs = useSignal<readonly WordRun[] | null>(null);

  useSignalEffect(() => {
    const [from, to] = [texts[before.value], texts[after.value]];
    if (!from || !to) return;
    versions.compare(transcript, from, to).then(
      (found) => {
        runs.value = found;
      },
      () => {
        runs.value = null;
      },
    );
  });

  const chosen = texts[after.value]?.number;
  return (
    <Modal kind="panel" title={words.versionsTitle} onClose={onClose}>
      <section class="settings-group">
        <p class="field-help">{words.versionsHelp}</p>
        <div class="versions-choice">
          <VersionSelect label={words.from} texts={texts} used={used} value={before} />
          <VersionSelect label={words.to} texts={texts} used={used} value={after} />
        </div>
        {chosen !== undefined && chosen !== used && (
          <div>
            <button
              type="button"
              class="button"
              onClick={({ currentTarget }) => {
                currentTarget.closest('dialog')?.close();
                void versions.choose(transcript.id, chosen);
              }}
            >
              {words.use(chosen)}
            </button>
          </div>
        )}
      </section>
      <section class="settings-group versions-text" aria-label={words.changes}>
        {runs.value && <Changes runs={runs.value} />}
      </section>
    </Modal>
  );
}

interface VersionSelectProps {
  label: string;
  texts: readonly (ComparedText & { version: Version })[];
  used: number;
  value: { value: number };
}

function VersionSelect({ label, texts, used, value }: VersionSelectProps) {
  const id = useId();
  const now = Date.now();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value.value}
        onChange={({ currentTarget }) => {
          value.value = Number(currentTarget.value);
        }}
      >
        {texts.map(({ number, isRecognised, version: { model, mode, madeAt, sent } }, at) => (
          <option key={at} value={at}>
            {[
              words.version(number),
              isRecognised ? words.asRecognised : '',
              model && modelName(model),
              mode && libraryWords.mode(mode),
              sent && sentWords.version(sent.to, size(sent.bytes)),
              moment(madeAt, now),
              number === used && !isRecognised ? words.inUse : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
      </select>
    </div>
  );
}

function Changes({ runs }: { runs: readonly WordRun[] }) {
  if (runs.every(({ kind }) => kind === 'same')) return <p class="field-help">{words.noChanges}</p>;
  return (
    <p class="compared">
      {runs.map(({ kind, words: run }, at) => {
        const text = `${run.join(' ')} `;
        if (kind === 'added') return <ins key={at}>{text}</ins>;
        return kind === 'removed' ? <del key={at}>{text}</del> : text;
      })}
    </p>
  );
}
