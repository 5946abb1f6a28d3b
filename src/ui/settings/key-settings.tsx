/** The keys of the page: each can be another one, or none. */

import { type Signal, useSignal } from '@preact/signals';
import {
  commandFor,
  type KeyCommand,
  type KeyPress,
  type KeySettings,
  keyCommands,
  keyLabel,
  keyOf,
  pressedKey,
} from '../../app/keys.ts';
import { commands, keys as words } from '../../i18n/help.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { CloseIcon } from '../parts/panel-icons.tsx';

export function KeyFields<All extends KeySettings>({ settings }: { settings: Signal<All> }) {
  /** The command that waits for its key. */
  const waiting = useSignal<KeyCommand | null>(null);
  const said = useSignal('');
  const { keys, shortcuts } = settings.value;

  const set = (command: KeyCommand, key: string) => {
    settings.value = { ...settings.value, keys: { ...settings.value.keys, [command]: key } };
    said.value = '';
    waiting.value = null;
  };
  const onKey = (command: KeyCommand) => (event: KeyboardEvent) => {
    if (waiting.value !== command || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') waiting.value = null;
    else take(command, event);
  };
  const take = (command: KeyCommand, press: KeyPress) => {
    const key = pressedKey(press);
    const owner = commandFor(key, settings.value);
    if (!key) said.value = isModifier(press.key) ? '' : words.unfit;
    else if (owner && owner !== command) said.value = words.taken(keyLabel(key), commands[owner]);
    else set(command, key);
  };

  if (!shortcuts) return null;
  return (
    <div class="field">
      <dl class="known keys">
        {keyCommands.map((command) => {
          const key = keyOf(command, settings.value);
          const isWaiting = waiting.value === command;
          return (
            <div key={command}>
              <dt>{commands[command]}</dt>
              <dd>
                <button
                  type="button"
                  class="button plain key"
                  aria-label={isWaiting ? words.press : words.change(commands[command], keyLabel(key))}
                  aria-pressed={isWaiting}
                  onClick={() => {
                    said.value = '';
                    waiting.value = isWaiting ? null : command;
                  }}
                  onKeyDown={onKey(command)}
                  onBlur={() => {
                    if (isWaiting) waiting.value = null;
                  }}
                >
                  {isWaiting ? words.press : key ? <kbd>{keyLabel(key)}</kbd> : words.none}
                </button>
                <IconButton label={words.remove(commands[command])} isDisabled={!key} onPress={() => set(command, '')}>
                  <CloseIcon />
                </IconButton>
              </dd>
            </div>
          );
        })}
      </dl>
      <p class="field-help" role="status">
        {said.value}
      </p>
      {Object.keys(keys).length > 0 && (
        <div>
          <button
            type="button"
            class="button plain"
            onClick={() => {
              settings.value = { ...settings.value, keys: {} };
            }}
          >
            {words.reset}
          </button>
        </div>
      )}
    </div>
  );
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead'].includes(key);
}
