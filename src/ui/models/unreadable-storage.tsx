/** While it is not known what is on this device, and when it cannot be known. */

import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { messages } from '../../i18n/messages.en.ts';
import { words } from '../../i18n/models.en.ts';
import { Callout } from '../parts/callout.tsx';

export function ModelsUnreadable({ work }: { work: ModelsPanel }) {
  const error = work.unreadable.value;
  if (error) {
    return (
      <Callout
        tone="error"
        {...words.errorText(error.code)}
        code={error.code}
        action={{ label: messages.remedies.retry ?? '', run: () => void work.refresh() }}
      />
    );
  }
  return work.isRead.value ? null : <p class="field-help">{words.reading}</p>;
}
