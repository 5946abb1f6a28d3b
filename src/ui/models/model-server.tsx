/** Setting for another model server, for people who cannot or will not use the default one. */

import { useSignal } from '@preact/signals';
import { defaultHubHost } from '../../app/models/model-address.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { words } from '../../i18n/models.ts';
import { TextField } from '../parts/text-field.tsx';

export function ModelsServer({ work }: { work: ModelsPanel }) {
  const chosen = work.host.value;
  const isDefault = chosen === defaultHubHost;
  const text = useSignal(isDefault ? '' : chosen);
  const outcome = useSignal<'none' | 'saved' | 'bad'>('none');
  const save = () => {
    try {
      work.setHost(text.value);
      text.value = work.host.value === defaultHubHost ? '' : work.host.value;
      outcome.value = 'saved';
    } catch {
      outcome.value = 'bad';
    }
  };
  return (
    <details class="model-details" open={!isDefault}>
      <summary>{words.server}</summary>
      <TextField
        label={words.address}
        help={outcome.value === 'saved' ? words.saved : words.serverHelp}
        problem={outcome.value === 'bad' ? words.serverBad : null}
        value={text.value}
        button={words.save}
        onInput={(typed) => {
          text.value = typed;
          outcome.value = 'none';
        }}
        onSubmit={save}
      />
    </details>
  );
}
