/** A field to try the rules out: on the left what is said, on the right what is written, with the changes marked. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { RulesPage } from '../../app/text-rules/rules-page.ts';
import { words } from '../../i18n/text-rules.ts';
import { spansOf } from '../../text/change.ts';

export function TryOut({ work }: { work: Pick<RulesPage, 'tryOut'> }) {
  const id = useId();
  const said = useSignal<string>(words.tryOutExample);
  const rewriting = work.tryOut(said.value);
  const { changes } = rewriting;
  return (
    <section class="settings-group try-out">
      <h2>{words.tryOut}</h2>
      <p id={`${id}-help`} class="settings-note">
        {words.tryOutHelp}
      </p>
      <div class="try-out-sides">
        <div class="field">
          <label for={id}>{words.said}</label>
          <textarea
            id={id}
            class="text-input"
            rows={3}
            spellcheck={false}
            aria-describedby={`${id}-help`}
            value={said.value}
            onInput={(event) => {
              said.value = event.currentTarget.value;
            }}
          />
        </div>
        <div class="field">
          <span id={`${id}-written`}>{words.written}</span>
          <output for={id} aria-labelledby={`${id}-written`} class="try-out-written">
            {spansOf(rewriting).map(({ text, change }, at) =>
              change ? (
                <ins key={at} title={change.from}>
                  {text}
                </ins>
              ) : (
                <span key={at}>{text}</span>
              ),
            )}
          </output>
        </div>
      </div>
      <p class="field-help">{changes.length === 0 ? words.unchanged : words.changes(changes.length)}</p>
    </section>
  );
}
