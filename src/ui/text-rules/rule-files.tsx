/** Rules from a file, and as one. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { OwnRules } from '../../app/text-rules/own-rules.ts';
import { toAppError } from '../../core/errors.ts';
import { errors } from '../../i18n/errors.ts';
import { ruleErrors, words } from '../../i18n/text-rules.ts';
import { saveFile } from '../../platform/save-file.ts';

export function RuleFiles({ rules }: { rules: OwnRules }) {
  const input = useRef<HTMLInputElement>(null);
  const outcome = useSignal<{ text: string; isProblem: boolean }>({ text: '', isProblem: false });
  const bringIn = async (file: File | undefined) => {
    if (!file) return;
    try {
      outcome.value = { text: words.broughtIn(rules.bringIn(await file.text())), isProblem: false };
    } catch (thrown) {
      outcome.value = { text: inWords(thrown), isProblem: true };
    }
  };
  return (
    <section class="settings-group">
      <h2>{words.files}</h2>
      <div class="button-row">
        <button type="button" class="button" onClick={() => input.current?.click()}>
          {words.bringIn}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => saveFile('sotto-text-rules.json', 'application/json', rules.asJson())}
        >
          {words.exportJson}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => saveFile('sotto-text-rules.csv', 'text/csv', rules.asCsv())}
        >
          {words.exportCsv}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.csv,.tsv,.txt"
          onChange={(event) => {
            void bringIn(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <p class={outcome.value.isProblem ? 'field-problem' : 'field-help'} role="status">
        {outcome.value.text}
      </p>
    </section>
  );
}

/** What is wrong, where it is, and the code. */
function inWords(thrown: unknown): string {
  const { code, details } = toAppError(thrown);
  const { title, help } = code in ruleErrors ? ruleErrors[code as keyof typeof ruleErrors] : errors[code];
  const where = details.length > 0 ? `: ${details.join(', ')}` : '';
  return `${title}${where} (${code}). ${help}`;
}
