/** A rule in the list: its switch, what it does and how often it did, its place, and the form to edit it where it stands. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { languageName } from '../../i18n/format.ts';
import { ruleErrors, words } from '../../i18n/text-rules.ts';
import type { RuleTrouble } from '../../text/replacements/replacements.ts';
import type { Rule } from '../../text/text-settings.ts';
import { BareSwitch } from '../parts/form.tsx';
import { Icon } from '../parts/icons.tsx';
import { CloseIcon, PencilIcon } from '../parts/panel-icons.tsx';
import { RuleForm } from './rule-form.tsx';

interface RuleRowProps {
  rule: Rule;
  uses: number;
  trouble: RuleTrouble | undefined;
  languages: readonly string[];
  /** Null where the order is not shown, and at the ends of the list. */
  onEarlier: (() => void) | null;
  onLater: (() => void) | null;
  onChange: (change: Partial<Rule>) => void;
  onRemove: () => void;
}

export function RuleRow({ rule, uses, trouble, languages, onEarlier, onLater, onChange, onRemove }: RuleRowProps) {
  const isEditing = useSignal(false);
  const from = rule.from.join(', ');
  const end = () => {
    isEditing.value = false;
  };
  return (
    <li>
      <BareSwitch aria-label={words.on(from)} isOn={rule.on} onChange={(on) => onChange({ on })} />
      <span class="rule-words">
        {words.rule(from, rule.to)}
        <small>
          {words.uses(uses)}
          {rule.language && ` · ${languageName(rule.language)}`}
        </small>
        {trouble && (
          <small class="field-problem">
            {ruleErrors[trouble.code].title} ({trouble.code}). {ruleErrors[trouble.code].help}
          </small>
        )}
      </span>
      <span class="rule-actions">
        {(onEarlier || onLater) && (
          <>
            <RowButton label={words.earlier(from)} onPress={onEarlier}>
              <Icon>
                <path d="m5 12 5-5 5 5" />
              </Icon>
            </RowButton>
            <RowButton label={words.later(from)} onPress={onLater}>
              <Icon>
                <path d="m5 8 5 5 5-5" />
              </Icon>
            </RowButton>
          </>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={words.edit(from)}
          aria-expanded={isEditing.value}
          onClick={() => {
            isEditing.value = !isEditing.value;
          }}
        >
          <PencilIcon />
        </button>
        <RowButton label={words.remove(from)} onPress={onRemove}>
          <CloseIcon />
        </RowButton>
      </span>
      {isEditing.value && (
        <RuleForm
          rule={rule}
          languages={languages}
          onCancel={end}
          onSave={(draft) => {
            onChange(draft);
            end();
          }}
        />
      )}
    </li>
  );
}

interface RowButtonProps {
  label: string;
  onPress: (() => void) | null;
  children: ComponentChildren;
}

/** Where it does nothing it still keeps the focus, which the end of the list would take from it. */
function RowButton({ label, onPress, children }: RowButtonProps) {
  return (
    <button type="button" class="icon-button" aria-label={label} aria-disabled={!onPress} onClick={() => onPress?.()}>
      {children}
    </button>
  );
}
