/** The help: keyboard shortcuts, the limits of a web page, and links to the diagnostics and the benchmark. */

import type { ReadonlySignal } from '@preact/signals';
import { type KeySettings, keyCommands, keyLabel, keyOf } from '../../app/keys.ts';
import { addressOf } from '../../app/router.ts';
import type { Settings } from '../../app/settings.ts';
import { commands, words } from '../../i18n/help.ts';
import { PageFrame } from '../parts/page-frame.tsx';

export function HelpPage({ settings }: { settings: ReadonlySignal<Settings> }) {
  return (
    <PageFrame title={words.title}>
      <section class="settings-group">
        <h2>{words.keys}</h2>
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
        <h2>{words.limits}</h2>
        <p>{words.limitsBody}</p>
      </section>
      <section class="settings-group">
        <h2>{words.diagnostics}</h2>
        <p>{words.diagnosticsBody}</p>
        <div>
          <a class="button" href={addressOf('/diagnostics')}>
            {words.openDiagnostics}
          </a>
        </div>
        <p>{words.benchBody}</p>
        <div>
          <a class="button" href={addressOf('/bench')}>
            {words.openBench}
          </a>
        </div>
      </section>
    </PageFrame>
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
    [words.rename, ['F2']],
    [words.remove, [key.remove]],
  ];
}
