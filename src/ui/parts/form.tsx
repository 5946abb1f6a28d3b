/** Form controls of the settings: native elements, each with a label and a line of help. */

import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';

interface BareSwitchProps extends Pick<InputHTMLAttributes, 'id' | 'aria-label' | 'aria-describedby'> {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** The switch alone, for a row that has its own words. */
export function BareSwitch({ isOn, onChange, ...named }: BareSwitchProps) {
  return (
    <input
      {...named}
      type="checkbox"
      role="switch"
      aria-checked={isOn}
      class="switch"
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

interface SwitchProps {
  label: string;
  help: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function Switch({ label, help, isOn, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div class="field across">
      <label for={id}>{label}</label>
      <BareSwitch id={id} aria-describedby={`${id}-help`} isOn={isOn} onChange={onChange} />
      <p id={`${id}-help`} class="field-help">
        {help}
      </p>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  help?: string;
  options: Record<Value, string>;
  value: Value;
  onChange: (value: Value) => void;
}

/** A choice of one among a few options, all of them visible. */
export function Choice<Value extends string>({ label, help, options, value, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={help ? `${id}-help` : undefined}>
      <legend>{label}</legend>
      <div class="choice">
        {(Object.entries(options) as [Value, string][]).map(([option, text]) => (
          <label key={option}>
            <input type="radio" name={id} value={option} checked={option === value} onChange={() => onChange(option)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {help && (
        <p id={`${id}-help`} class="field-help">
          {help}
        </p>
      )}
    </fieldset>
  );
}

interface SelectProps<Value extends string> {
  id: string;
  label: string;
  help?: string | undefined;
  value: Value;
  onChange: (value: Value) => void;
  children: ComponentChildren;
}

export function Select<Value extends string>({ id, label, help, value, onChange, children }: SelectProps<Value>) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        aria-describedby={help ? `${id}-help` : undefined}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {children}
      </select>
      {help && (
        <p id={`${id}-help`} class="field-help">
          {help}
        </p>
      )}
    </div>
  );
}
