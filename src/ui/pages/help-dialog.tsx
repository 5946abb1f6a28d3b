/** The keys, and the plain statement of what a page cannot do. */

import type { ReadonlySignal } from '@preact/signals';
import type { Settings } from '../../app/app.ts';
import { messages } from '../../i18n/messages.en.ts';
import { Modal } from '../parts/modal.tsx';

const { help: words } = messages;
const { key } = words;

/** Each row: what it does, and the keys, any of which will do. */
const rows: [string, string[]][] = [
  [words.toggle, ['R']],
  [words.press, [key.space, key.enter]],
  [words.hold, [`${key.hold} ${key.space}`]],
  [words.finish, ['C']],
  [words.cancel, [key.escape]],
  [words.rename, ['F2']],
  [words.remove, [key.remove]],
  [words.help, ['?']],
];

export function HelpDialog({ settings, onClose }: { settings: ReadonlySignal<Settings>; onClose: () => void }) {
  return (
    <Modal kind="sheet" title={words.title} onClose={onClose}>
      <section class="settings-group">
        <h3>{words.keys}</h3>
        {!settings.value.shortcuts && <p class="settings-note">{words.lettersOff}</p>}
        <dl class="known">
          {rows.map(([does, keys]) => (
            <div key={does}>
              <dt>{does}</dt>
              <dd>
                {keys.map((name, at) => (
                  <span key={name}>
                    {at > 0 && ` ${key.or} `}
                    <kbd>{name}</kbd>
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="settings-group">
        <h3>{words.limits}</h3>
        <p>{words.limitsBody}</p>
      </section>
    </Modal>
  );
}
