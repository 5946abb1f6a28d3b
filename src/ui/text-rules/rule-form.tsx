/** The form for a new rule. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { RulesPanel } from '../../app/text-rules/rules-panel.ts';
import { words } from '../../i18n/text-rules.ts';
import type { Rule } from '../../text/text-settings.ts';
import { Choice, Switch } from '../parts/form.tsx';

type Draft = Pick<Rule, 'to' | 'kind' | 'letterCase' | 'within'> & { from: string };

const empty: Draft = { from: '', to: '', kind: 'text', letterCase: 'follow', within: false };

export function RuleForm({ onAdd }: { onAdd: RulesPanel['add'] }) {
  const id = useId();
  const draft = useSignal(empty);
  const isMissing = useSignal(false);
  const set = (change: Partial<Draft>) => {
    draft.value = { ...draft.value, ...change };
    isMissing.value = false;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const { from: lines, ...rule } = draft.value;
    const from = lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    isMissing.value = from.length === 0;
    if (isMissing.value) return;
    onAdd({ ...rule, from });
    draft.value = empty;
  };
  const { from, to, kind, letterCase, within } = draft.value;
  return (
    <form class="settings-group" onSubmit={submit}>
      <h3>{words.add}</h3>
      <div class="field">
        <label for={`${id}-from`}>{words.from}</label>
        <textarea
          id={`${id}-from`}
          class="text-input"
          rows={2}
          spellcheck={false}
          aria-describedby={`${id}-help`}
          aria-invalid={isMissing.value}
          value={from}
          onInput={(event) => set({ from: event.currentTarget.value })}
        />
        <p id={`${id}-help`} class={isMissing.value ? 'field-problem' : 'field-help'}>
          {isMissing.value ? words.fromMissing : words.fromHelp}
        </p>
      </div>
      <div class="field">
        <label for={`${id}-to`}>{words.to}</label>
        <input
          id={`${id}-to`}
          class="text-input"
          autocomplete="off"
          value={to}
          onInput={(event) => set({ to: event.currentTarget.value })}
        />
      </div>
      <Choice
        label={words.letterCase}
        options={words.letterCases}
        value={letterCase}
        onChange={(choice) => set({ letterCase: choice })}
      />
      <Switch label={words.within} help={words.withinHelp} isOn={within} onChange={(isOn) => set({ within: isOn })} />
      <Switch
        label={words.kind}
        help={words.kindHelp}
        isOn={kind === 'pattern'}
        onChange={(isOn) => set({ kind: isOn ? 'pattern' : 'text' })}
      />
      <div>
        <button type="submit" class="button">
          {words.save}
        </button>
      </div>
    </form>
  );
}
