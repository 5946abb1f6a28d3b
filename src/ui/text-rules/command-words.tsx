/** The table of spoken commands: which are on in a language, and the words that ask for them. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { CommandRow, CommandTable } from '../../app/text-rules/command-words.ts';
import { commandNames, commandWords as words } from '../../i18n/text-modes.ts';
import { BareSwitch, Select } from '../parts/form.tsx';
import { LanguageOptions } from '../parts/language-options.tsx';
import { listIn } from './word-list.ts';

interface CommandWordsProps {
  table: CommandTable;
  /** Code of the language that is shown first, if it has commands. */
  language: string;
}

export function CommandWords({ table, language }: CommandWordsProps) {
  const id = useId();
  const shown = useSignal(table.languages.includes(language) ? language : table.languages[0]!);
  return (
    <section class="settings-group">
      <details class="mode-form">
        <summary>{words.title}</summary>
        <div class="mode-settings">
          <p id={`${id}-help`} class="field-help">
            {words.help} {words.wordsHelp}
          </p>
          <Select
            id={id}
            label={words.language}
            value={shown.value}
            onChange={(code) => {
              shown.value = code;
            }}
          >
            <LanguageOptions codes={table.languages} />
          </Select>
          <ul class="rules">
            {table.rows(shown.value).map((row) => (
              <Row
                key={`${shown.value} ${row.id}`}
                row={row}
                language={shown.value}
                onSwitch={(isOn) => table.setOn(shown.value, row.id, isOn)}
                onWords={(said) => table.setWords(shown.value, row.id, said)}
              />
            ))}
          </ul>
        </div>
      </details>
    </section>
  );
}

interface RowProps {
  row: CommandRow;
  language: string;
  onSwitch: (isOn: boolean) => void;
  onWords: (words: readonly string[]) => void;
}

function Row({ row, language, onSwitch, onWords }: RowProps) {
  const id = useId();
  const name = commandNames[row.id];
  return (
    <li class="command-row">
      <BareSwitch aria-label={words.on(name)} isOn={row.isOn} onChange={onSwitch} />
      <label for={id}>{name}</label>
      <input
        id={id}
        class="text-input"
        aria-label={words.saidFor(name)}
        lang={language}
        autocomplete="off"
        spellcheck={false}
        disabled={!row.isOn}
        value={row.words.join(', ')}
        onChange={(event) => {
          onWords(listIn(event.currentTarget.value));
          // An emptied field is filled again even where the words are the same as before.
          event.currentTarget.value = row.words.join(', ');
        }}
      />
    </li>
  );
}
