/** Everything that a mode may do, each with its switch. */

import { useId } from 'preact/hooks';
import type { Mode } from '../../app/text-rules/mode.ts';
import type { Modes } from '../../app/text-rules/modes.ts';
import { listed, modelName } from '../../i18n/format.ts';
import { words } from '../../i18n/text-modes.ts';
import type { TextSettings } from '../../text/text-settings.ts';
import { Choice, Switch } from '../parts/form.tsx';
import { listIn } from './word-list.ts';

/** What is in use now and may come with a mode. */
export interface ModeUse {
  model: string;
  spoken: readonly string[];
}

interface ModeFormProps {
  mode: Mode;
  use: ModeUse;
  onChange: Modes['change'];
}

export function ModeForm({ mode, use, onChange }: ModeFormProps) {
  const { settings } = mode;
  const set = (change: Partial<TextSettings>) => onChange({ settings: { ...settings, ...change } });
  const { commands, fillers } = settings;
  return (
    <div class="mode-settings">
      <Switch
        label={words.commands}
        help={words.commandsHelp}
        isOn={commands.on}
        onChange={(on) => set({ commands: { ...commands, on } })}
      />
      {commands.on && (
        <Switch
          label={words.anywhere}
          help={words.anywhereHelp}
          isOn={commands.anywhere}
          onChange={(anywhere) => set({ commands: { ...commands, anywhere } })}
        />
      )}
      <Switch
        label={words.fillers}
        help={words.fillersHelp}
        isOn={fillers.on}
        onChange={(on) => set({ fillers: { ...fillers, on } })}
      />
      <OwnFillers own={fillers.own} onChange={(own) => set({ fillers: { ...fillers, own } })} />
      {(['stutters', 'falseStarts', 'loops'] as const).map((name) => (
        <Switch
          key={name}
          label={words[name]}
          help={words[`${name}Help`]}
          isOn={settings[name]}
          onChange={(isOn) => set({ [name]: isOn })}
        />
      ))}
      <Choice
        label={words.numbers}
        options={words.numberKinds}
        value={settings.numbers}
        onChange={(numbers) => set({ numbers })}
      />
      {settings.numbers !== 'spoken' && (
        <Switch
          label={words.formats}
          help={words.formatsHelp}
          isOn={settings.formats}
          onChange={(formats) => set({ formats })}
        />
      )}
      <Choice
        label={words.letterCase}
        options={words.letterCases}
        value={settings.letterCase}
        onChange={(letterCase) => set({ letterCase })}
      />
      <Choice
        label={words.fullStop}
        options={words.fullStops}
        value={settings.fullStop}
        onChange={(fullStop) => set({ fullStop })}
      />
      <Switch
        label={words.typography}
        help={words.typographyHelp}
        isOn={settings.typography}
        onChange={(typography) => set({ typography })}
      />
      <Switch
        label={words.model(modelName(mode.model ?? use.model))}
        help={words.modelHelp}
        isOn={mode.model !== null}
        onChange={(isOn) => onChange({ model: isOn ? use.model : null })}
      />
      <Switch
        label={words.spoken(listed(mode.spoken ?? use.spoken) || words.anyLanguage)}
        help={words.spokenHelp}
        isOn={mode.spoken !== null}
        onChange={(isOn) => onChange({ spoken: isOn ? use.spoken : null })}
      />
    </div>
  );
}

function OwnFillers({ own, onChange }: { own: readonly string[]; onChange: (own: readonly string[]) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.ownFillers}</label>
      <input
        id={id}
        class="text-input"
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-help`}
        value={own.join(', ')}
        onChange={(event) => onChange(listIn(event.currentTarget.value))}
      />
      <p id={`${id}-help`} class="field-help">
        {words.ownFillersHelp}
      </p>
    </div>
  );
}
