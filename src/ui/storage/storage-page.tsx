/** What is stored in this browser: how much of each kind, the largest dictations, and the way to delete everything. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { transcriptPath } from '../../app/addresses.ts';
import type { Housekeeping } from '../../app/library/housekeeping.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { addressOf } from '../../app/router.ts';
import { size } from '../../i18n/figures/amounts.ts';
import { storageWords as words } from '../../i18n/settings.ts';
import type { StorageKind } from '../../protocol/library.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { Persistence } from '../parts/persistence.tsx';
import './storage.css';

interface StoragePageProps {
  housekeeping: Housekeeping;
  models: ModelsPanel;
}

export function StoragePage({ housekeeping, models }: StoragePageProps) {
  const use = housekeeping.use.value;
  const granted = models.usage.value?.persisted;
  const modelBytes = models.cards.value.reduce(
    (sum, { stored }) => sum + (stored && !stored.inMemory ? stored.stored : 0),
    0,
  );
  useEffect(() => {
    void housekeeping.measure();
    void models.refresh();
  }, [housekeeping, models]);
  return (
    <PageFrame title={words.title}>
      <section class="settings-group" aria-busy={use === null}>
        <p class="field-help">{use ? words.help : words.measuring}</p>
        {use && <Kinds bytes={use.bytes} fileSound={use.fileSound} modelBytes={modelBytes} />}
        {use && use.fileSound > 0 && (
          <div class="storage-files">
            <p class="field-help">{words.fileSoundHelp}</p>
            <button type="button" class="button" onClick={() => void housekeeping.removeFileSound()}>
              {words.removeFileSound}
            </button>
          </div>
        )}
        {granted !== undefined && <Persistence isGranted={granted} words={words} onAsk={models.persist} />}
      </section>
      {use && use.largest.length > 0 && (
        <section class="settings-group">
          <h2>{words.largest}</h2>
          <ul class="storage-largest">
            {use.largest.map(({ id, title, bytes }) => (
              <li key={id}>
                <a class="button plain" href={addressOf(transcriptPath(id))}>
                  <span>{title || words.untitled}</span>
                  <span>{size(bytes)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DeleteAll housekeeping={housekeeping} models={models} />
    </PageFrame>
  );
}

interface KindsProps {
  bytes: Record<StorageKind, number>;
  fileSound: number;
  modelBytes: number;
}

function Kinds({ bytes, fileSound, modelBytes }: KindsProps) {
  const rows = [
    ...(Object.entries(bytes) as [StorageKind, number][]).map(([kind, taken]) => ({ name: words.kinds[kind], taken })),
    { name: words.fileSound, taken: fileSound },
    { name: words.models, taken: modelBytes },
  ].filter(({ taken }) => taken > 0);
  const total = rows.reduce((sum, { taken }) => sum + taken, 0);
  return (
    <dl class="storage-kinds">
      {rows.map(({ name, taken }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{size(taken)}</dd>
          <meter min={0} max={total} value={taken} aria-hidden="true" />
        </div>
      ))}
    </dl>
  );
}

function DeleteAll({ housekeeping, models }: Pick<StoragePageProps, 'housekeeping' | 'models'>) {
  const isSure = useSignal(false);
  const withModels = useSignal(false);
  const remove = async () => {
    if (withModels.value) {
      for (const { id, stored } of models.cards.value) if (stored) await models.remove(id);
    }
    if (await housekeeping.deleteAll()) location.reload();
  };
  return (
    <section class="settings-group">
      <h2>{words.deleteTitle}</h2>
      <p class="field-help">{words.deleteHelp}</p>
      {isSure.value ? (
        <div class="storage-delete">
          <label>
            <input
              type="checkbox"
              checked={withModels.value}
              onChange={({ currentTarget }) => {
                withModels.value = currentTarget.checked;
              }}
            />
            {words.modelsToo}
          </label>
          <button type="button" class="button danger" onClick={() => void remove()}>
            {words.deleteSure}
          </button>
        </div>
      ) : (
        <div>
          <button
            type="button"
            class="button"
            onClick={() => {
              isSure.value = true;
            }}
          >
            {words.deleteAll}
          </button>
        </div>
      )}
    </section>
  );
}
