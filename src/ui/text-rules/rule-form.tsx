/** The form of a rule: a new one, or one that is edited where it stands. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { words } from '../../i18n/text-rules.ts';
import type { Rule } from '../../text/text-settings.ts';
import { Choice, Select, Switch } from '../parts/form.tsx';
import { LanguageOptions } from '../parts/language-options.tsx';

export type RuleDraft = Pick<Rule, 'from' | 'to' | 'kind' | 'letterCase' | 'within' | 'language'>;

const empty: RuleDraft = { from: [], to: '', kind: 'text', letterCase: 'follow', within: false, language: null };

interface RuleFormProps {
  /** What the form begins with; nothing for a new rule. */
  rule?: RuleDraft;
  /** Codes of the languages that a rule may be limited to. */
  languages: readonly string[];
  onSave: (rule: RuleDraft) => void;
  /** Absent where there is nothing to go back to. */
  onCancel?: () => void;
}

export function RuleForm({ rule = empty, languages, onSave, onCancel }: RuleFormProps) {
  const id = useId();
  const draft = useSignal(rule);
  const lines = useSignal(rule.from.join('\n'));
  const isMissing = useSignal(false);
  const set = (change: Partial<RuleDraft>) => {
    draft.value = { ...draft.value, ...change };
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const from = lines.value
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    isMissing.value = from.length === 0;
    if (isMissing.value) return;
    onSave({ ...draft.value, from });
    draft.value = empty;
    lines.value = '';
  };
  const { to, kind, letterCase, within, language } = draft.value;
  return (
    <form class="rule-form" onSubmit={submit}>
      <div class="field">
        <label for={`${id}-from`}>{words.from}</label>
        <textarea
          id={`${id}-from`}
          class="text-input"
          rows={2}
          spellcheck={false}
          aria-describedby={`${id}-help`}
          aria-invalid={isMissing.value}
          value={lines.value}
          onInput={(event) => {
            lines.value = event.currentTarget.value;
            isMissing.value = false;
          }}
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
      <Select
        id={`${id}-language`}
        label={words.language}
        value={language ?? ''}
        onChange={(code) => set({ language: code || null })}
      >
        <option value="">{words.anyLanguage}</option>
        <LanguageOptions codes={[...new Set([...languages, ...(language ? [language] : [])])]} />
      </Select>
      <Switch label={words.within} help={words.withinHelp} isOn={within} onChange={(isOn) => set({ within: isOn })} />
      <Switch
        label={words.kind}
        help={words.kindHelp}
        isOn={kind === 'pattern'}
        onChange={(isOn) => set({ kind: isOn ? 'pattern' : 'text' })}
      />
      <div class="button-row">
        <button type="submit" class="button">
          {words.save}
        </button>
        {onCancel && (
          <button type="button" class="button plain" onClick={onCancel}>
            {words.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
