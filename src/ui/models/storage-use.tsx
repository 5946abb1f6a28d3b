/** The storage that each model uses, and whether the browser may clear it. */

import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { size } from '../../i18n/figures/amounts.ts';
import { dayName } from '../../i18n/figures/dates.ts';
import { words } from '../../i18n/models.ts';
import type { StoredModel } from '../../protocol/models.ts';
import { Persistence } from '../parts/persistence.tsx';
import { SectionHead } from '../parts/section-head.tsx';

export function ModelsStorage({ work }: { work: ModelsPanel }) {
  const kept = work.cards.value.flatMap(({ name, stored }) =>
    stored && !stored.inMemory ? [{ ...stored, name }] : [],
  );
  const usage = work.usage.value;
  const estimate = usage?.usage != null && usage.quota != null ? words.estimate(usage.usage, usage.quota) : '';
  return (
    <section class="settings-group">
      <SectionHead title={words.storage} help={kept.length > 0 ? estimate : words.storageNone} />
      {kept.length > 0 && <StorageTable kept={kept} />}
      {usage && <Persistence isGranted={usage.persisted} words={words} onAsk={work.persist} />}
    </section>
  );
}

function StorageTable({ kept }: { kept: readonly (StoredModel & { name: string })[] }) {
  const now = Date.now();
  const total = kept.reduce((sum, { stored }) => sum + stored, 0);
  return (
    <table class="models-storage">
      <thead>
        <tr>
          <th scope="col">{words.model}</th>
          <th scope="col">{words.lastUsed}</th>
          <th scope="col">{words.takes}</th>
        </tr>
      </thead>
      <tbody>
        {kept.map(({ id, name, stored, usedAt }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{dayName(usedAt, now)}</td>
            <td>{size(stored)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {words.total}
          </th>
          <td>{size(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
