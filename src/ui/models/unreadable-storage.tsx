/** Shown while the stored models are being read, and when they cannot be read. */

import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { remedies } from '../../i18n/errors.ts';
import { words } from '../../i18n/models.ts';
import { Callout } from '../parts/callout.tsx';

export function ModelsUnreadable({ work }: { work: ModelsPanel }) {
  const error = work.unreadable.value;
  if (error) {
    return (
      <Callout
        tone="error"
        {...words.errorText(error.code)}
        code={error.code}
        action={{ label: remedies.retry ?? '', run: () => void work.refresh() }}
      />
    );
  }
  return work.isRead.value ? null : <p class="field-help">{words.reading}</p>;
}
