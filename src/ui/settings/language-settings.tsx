/** The settings of spoken languages, as far as the current model supports them. */

import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { App } from '../../app/app.ts';
import { abilitiesOf } from '../../app/models/spoken-languages.ts';
import { codeOf, knownAmong } from '../../core/languages.ts';
import { languageName, modelName } from '../../i18n/format.ts';
import { languageWords as words } from '../../i18n/settings.ts';
import { Switch } from '../parts/form.tsx';
import { useKeptFocus } from '../parts/keep-focus.ts';
import { LanguageOptions } from '../parts/language-options.tsx';
import { CloseIcon } from '../parts/panel-icons.tsx';
import '../styles/text-field.css';
import type { Settings } from '../../app/settings.ts';
import type { Abilities } from '../../protocol/speech.ts';

interface LanguageSettingsProps {
  app: App;
  onChange: (change: Partial<Settings>) => void;
}

export function LanguageSettings({ app, onChange }: LanguageSettingsProps) {
  const { spoken, translate, vocabulary } = app.settings.value;
  const model = modelName(app.models.inUse.value);
  const abilities = abilitiesOf(app);
  const section = useRef<HTMLElement>(null);
  // The button of a removed language disappears with it.
  useKeptFocus(section);
  return (
    <section ref={section} class="settings-group">
      <h2>{words.title}</h2>
      {abilities && abilities.languages.length > 0 ? (
        <SpokenLanguages
          spoken={spoken}
          abilities={abilities}
          model={model}
          onChange={(tags) => onChange({ spoken: tags })}
        />
      ) : (
        <p>{abilities ? words.understands(model, app.models.languages.value) : words.loading}</p>
      )}
      {abilities?.translates && (
        <Switch
          label={words.translate}
          help={words.translateHelp}
          isOn={translate}
          onChange={(isOn) => onChange({ translate: isOn })}
        />
      )}
      <ExpectedWords
        text={vocabulary}
        isHint={abilities?.expectsWords ?? false}
        onChange={(text) => onChange({ vocabulary: text })}
      />
    </section>
  );
}

interface SpokenLanguagesProps {
  /** BCP 47 tags in the order of choice. */
  spoken: readonly string[];
  abilities: Abilities;
  /** Name of the model, for people. */
  model: string;
  onChange: (spoken: readonly string[]) => void;
}

function SpokenLanguages({ spoken, abilities: { languages }, model, onChange }: SpokenLanguagesProps) {
  const id = useId();
  const known = knownAmong(spoken, languages);
  const chosen = [...new Set(spoken.map(codeOf))];
  const unknown = chosen.filter((code) => knownAmong([code], languages).length === 0);
  return (
    <fieldset class="field" data-place="spoken" aria-describedby={`${id}-help`}>
      <legend>{words.spoken}</legend>
      {chosen.length > 0 && (
        <ul class="picked">
          {chosen.map((code) => (
            <li key={code}>
              <button
                type="button"
                class={unknown.includes(code) ? 'chip unknown' : 'chip'}
                aria-label={words.remove(languageName(code))}
                onClick={() => onChange(spoken.filter((tag) => codeOf(tag) !== code))}
              >
                <span class="chip-face">
                  {languageName(code)}
                  <CloseIcon />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <AddLanguage
        languages={languages.filter((code) => !known.includes(code))}
        onAdd={(code) => onChange([...spoken, code])}
      />
      <div id={`${id}-help`} class="field-help" role="status">
        <p>{words.listens(known, languages)}</p>
        {unknown.length > 0 && <p>{words.unknown(model, unknown)}</p>}
      </div>
    </fieldset>
  );
}

/** The button applies the choice: with the keyboard, a select would otherwise apply every option it passes. */
function AddLanguage({ languages, onAdd }: { languages: readonly string[]; onAdd: (code: string) => void }) {
  const chosen = useSignal('');
  const add = (event: Event) => {
    event.preventDefault();
    if (chosen.value) onAdd(chosen.value);
    chosen.value = '';
  };
  if (languages.length === 0) return null;
  return (
    <form class="field-line" onSubmit={add}>
      <select
        aria-label={words.add}
        value={chosen.value}
        onChange={(event) => {
          chosen.value = event.currentTarget.value;
        }}
      >
        <option value="">{words.choose}</option>
        <LanguageOptions codes={languages} />
      </select>
      <button type="submit" class="button">
        {words.addThis}
      </button>
    </form>
  );
}

interface ExpectedWordsProps {
  text: string;
  /** Whether the model takes them as a hint, too. */
  isHint: boolean;
  onChange: (text: string) => void;
}

function ExpectedWords({ text, isHint, onChange }: ExpectedWordsProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.vocabulary}</label>
      <textarea
        id={id}
        class="text-input"
        rows={2}
        aria-describedby={`${id}-help`}
        value={text}
        spellcheck={false}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-help`} class="field-help">
        {words.vocabularyHelp} {isHint && words.vocabularyHint}
      </p>
    </div>
  );
}
