/** The help: keyboard shortcuts, the limits of a web page, and links to the diagnostics and the benchmark. */

import type { ReadonlySignal } from '@preact/signals';
import { type KeySettings, keyCommands, keyLabel, keyOf } from '../../app/keys.ts';
import type { Settings } from '../../app/settings.ts';
import { commands, words } from '../../i18n/help.ts';
import type { Navigation } from '../navigation.ts';
import { closeThen, Modal } from '../parts/modal.tsx';

interface HelpDialogProps {
  settings: ReadonlySignal<Settings>;
  navigation: Navigation;
  onClose: () => void;
}

export function HelpDialog({ settings, navigation, onClose }: HelpDialogProps) {
  return (
    <Modal kind="panel" title={words.title} onClose={onClose}>
      <section class="settings-group">
        <h3>{words.keys}</h3>
        {!settings.value.shortcuts && <p class="settings-note">{words.lettersOff}</p>}
        <dl class="known">
          {rowsOf(settings.value).map(([does, keys]) => (
            <div key={does}>
              <dt>{does}</dt>
              <dd>
                {keys.map((name, at) => (
                  <span key={name}>
                    {at > 0 && ` ${words.key.or} `}
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
      <section class="settings-group">
        <h3>{words.diagnostics}</h3>
        <p>{words.diagnosticsBody}</p>
        <div>
          <button type="button" class="button" onClick={closeThen(navigation.diagnostics)}>
            {words.openDiagnostics}
          </button>
        </div>
        <p>{words.benchBody}</p>
        <div>
          <button type="button" class="button" onClick={closeThen(navigation.bench)}>
            {words.openBench}
          </button>
        </div>
      </section>
    </Modal>
  );
}

/** What the keys of the page do, and those that cannot be changed. */
function rowsOf(settings: KeySettings): [string, string[]][] {
  const { key } = words;
  const own = keyCommands.map((command): [string, string[]] => {
    const name = keyOf(command, settings);
    return [commands[command], name ? [keyLabel(name)] : []];
  });
  return [
    ...own.filter(([, keys]) => keys.length > 0),
    [words.press, [key.space, key.enter]],
    [words.hold, [`${key.hold} ${key.space}`]],
    [words.cancel, [key.escape]],
    [words.rename, ['F2']],
    [words.remove, [key.remove]],
  ];
}
