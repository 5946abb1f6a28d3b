/** The choice of a mode, and what a person may make of modes: new ones, other settings, other names. */

import { useId } from 'preact/hooks';
import { isBuiltIn } from '../../app/text-rules/mode.ts';
import type { Modes } from '../../app/text-rules/modes.ts';
import { noMode } from '../../app/text-rules/text-rules-settings.ts';
import { modeName, words } from '../../i18n/text-modes.ts';
import { Choice } from '../parts/form.tsx';
import { ModeForm, type ModeUse } from './mode-form.tsx';
import '../styles/text-field.css';

export function ModeChoice({ modes, use }: { modes: Modes; use: ModeUse }) {
  const { all, current, choose } = modes;
  const mode = current.value;
  const named = all.value.map((one) => [one.id, modeName(one)] as const);
  const ownNumber = all.value.filter(({ id }) => !isBuiltIn(id)).length + 1;
  return (
    <section class="settings-group">
      <Choice
        label={words.title}
        help={`${factsOf(mode?.id ?? noMode)} ${words.help}`}
        options={{ [noMode]: words.none, ...Object.fromEntries(named) }}
        value={mode?.id ?? noMode}
        onChange={choose}
      />
      {mode?.name && (
        <ModeName
          key={mode.id}
          name={mode.name}
          onChange={(name) => modes.change({ name: name.trim() || mode.name })}
        />
      )}
      {mode && (
        <details class="mode-form">
          <summary>{words.does}</summary>
          <ModeForm key={mode.id} mode={mode} use={use} onChange={modes.change} />
        </details>
      )}
      <div class="button-row">
        <button type="button" class="button" onClick={() => modes.make(words.newName(ownNumber))}>
          {words.make}
        </button>
        {mode && !isBuiltIn(mode.id) && (
          <button type="button" class="button plain" onClick={modes.remove}>
            {words.remove}
          </button>
        )}
        {mode && modes.isChanged(mode.id) && (
          <button type="button" class="button plain" onClick={modes.remove}>
            {words.reset}
          </button>
        )}
      </div>
    </section>
  );
}

function ModeName({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.name}</label>
      <input
        id={id}
        class="text-input"
        autocomplete="off"
        maxLength={40}
        value={name}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

/** What a mode does, in a sentence. */
export function factsOf(id: string): string {
  return id in words.facts ? words.facts[id as keyof typeof words.facts] : words.ownFacts;
}
