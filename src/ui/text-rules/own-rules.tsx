/** A person's own rules: to find, switch, order, edit and take away. Without any, some examples to begin with. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { OwnRules } from '../../app/text-rules/own-rules.ts';
import type { RulesPage } from '../../app/text-rules/rules-page.ts';
import { words } from '../../i18n/text-rules.ts';
import { PlusIcon } from '../parts/icons.tsx';
import { RuleRow } from './rule-row.tsx';

/** A list of thousands helps nobody and takes long to draw. */
const mostShown = 50;

export function OwnRulesList({ work }: { work: RulesPage }) {
  const id = useId();
  const wanted = useSignal('');
  const { rules, troubles, commands } = work;
  if (rules.rules.value.length === 0) return <Examples onAdd={rules.add} />;
  const found = rules.find(wanted.value);
  const isOrdered = wanted.value.trim() === '' && found.length > 1;
  return (
    <section class="settings-group">
      <h2>{words.own}</h2>
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
        {found.slice(0, mostShown).map((rule, at) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            uses={rules.usesOf(rule.id)}
            trouble={troubles.value.find((trouble) => trouble.rule === rule.id)}
            languages={commands.languages}
            onEarlier={isOrdered && at > 0 ? () => rules.move(rule.id, -1) : null}
            onLater={isOrdered && at < found.length - 1 ? () => rules.move(rule.id, 1) : null}
            onChange={(change) => rules.change(rule.id, change)}
            onRemove={() => rules.remove(rule.id)}
          />
        ))}
      </ul>
      {isOrdered && <p class="field-help">{words.order}</p>}
      <MostUsed rules={rules} />
    </section>
  );
}

function MostUsed({ rules }: { rules: OwnRules }) {
  const used = rules.mostUsed.value;
  if (used.length === 0) return null;
  return (
    <details class="mode-form">
      <summary>{words.mostUsed}</summary>
      <ol class="most-used">
        {used.map(({ id, from, to }) => (
          <li key={id}>
            {words.rule(from.join(', '), to)} <small>{words.uses(rules.usesOf(id))}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Examples({ onAdd }: { onAdd: OwnRules['add'] }) {
  return (
    <section class="settings-group">
      <h2>{words.own}</h2>
      <p>{words.empty}</p>
      <ul class="rules">
        {words.examples.map((example) => {
          const from = example.from.join(', ');
          return (
            <li key={from}>
              <span class="rule-words">{words.rule(from, example.to)}</span>
              <button
                type="button"
                class="icon-button"
                aria-label={words.addExample(from, example.to)}
                onClick={() => onAdd(example)}
              >
                <PlusIcon />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
