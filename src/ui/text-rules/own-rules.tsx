/** A person's own rules: to find, switch and take away. Without any, some examples to begin with. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { RulesPanel } from '../../app/text-rules/rules-panel.ts';
import { ruleErrors, words } from '../../i18n/text-rules.ts';
import type { RuleTrouble } from '../../text/replacements/replacements.ts';
import type { Rule } from '../../text/text-settings.ts';

/** A list of thousands helps nobody and takes long to draw. */
const mostShown = 50;

export function OwnRules({ work }: { work: RulesPanel }) {
  const id = useId();
  const wanted = useSignal('');
  const found = work.find(wanted.value);
  if (work.rules.value.length === 0) return <Examples work={work} />;
  return (
    <section class="settings-group">
      <h3>{words.own}</h3>
      <div class="field">
        <label for={id}>{words.find}</label>
        <input
          id={id}
          type="search"
          class="text-input"
          value={wanted.value}
          onInput={(event) => {
            wanted.value = event.currentTarget.value;
          }}
        />
        <p class="field-help" role="status">
          {words.found(found.length)}
          {found.length > mostShown && `. ${words.firstShown(mostShown)}`}
        </p>
      </div>
      <ul class="rules">
        {found.slice(0, mostShown).map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            uses={work.usesOf(rule.id)}
            trouble={work.troubles.value.find((trouble) => trouble.rule === rule.id)}
            onSwitch={(on) => work.change(rule.id, { on })}
            onRemove={() => work.remove(rule.id)}
          />
        ))}
      </ul>
    </section>
  );
}

interface RuleRowProps {
  rule: Rule;
  uses: number;
  trouble: RuleTrouble | undefined;
  onSwitch: (isOn: boolean) => void;
  onRemove: () => void;
}

function RuleRow({ rule, uses, trouble, onSwitch, onRemove }: RuleRowProps) {
  const from = rule.from.join(', ');
  return (
    <li>
      <input
        type="checkbox"
        role="switch"
        aria-checked={rule.on}
        class="switch"
        aria-label={words.on(from)}
        checked={rule.on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <span class="rule-words">
        {words.rule(from, rule.to)}
        <small>{words.uses(uses)}</small>
        {trouble && (
          <small class="field-problem">
            {ruleErrors[trouble.code].title} ({trouble.code}). {ruleErrors[trouble.code].help}
          </small>
        )}
      </span>
      <button type="button" class="button plain" aria-label={words.remove(from)} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}

function Examples({ work }: { work: RulesPanel }) {
  return (
    <section class="settings-group">
      <h3>{words.own}</h3>
      <p>{words.empty}</p>
      <ul class="rules">
        {words.examples.map((example) => {
          const from = example.from.join(', ');
          return (
            <li key={from}>
              <span class="rule-words">{words.rule(from, example.to)}</span>
              <button
                type="button"
                class="button plain"
                aria-label={words.addExample(from, example.to)}
                onClick={() => work.add(example)}
              >
                +
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
