/** A text field with its label, button and line of help; Enter presses the button. */

import { useId } from 'preact/hooks';
import '../styles/text-field.css';

interface TextFieldProps {
  label: string;
  help: string;
  /** An error message about the text, shown in place of the help. */
  problem?: string | null;
  value: string;
  button: string;
  onInput: (text: string) => void;
  onSubmit: () => void;
}

export function TextField({ label, help, problem = null, value, button, onInput, onSubmit }: TextFieldProps) {
  const id = useId();
  const submit = (event: Event) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form class="field" onSubmit={submit}>
      <label for={id}>{label}</label>
      <div class="field-line">
        <input
          id={id}
          class="text-input"
          aria-describedby={`${id}-help`}
          aria-invalid={problem !== null}
          value={value}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {button}
        </button>
      </div>
      <p id={`${id}-help`} class={problem ? 'field-problem' : 'field-help'}>
        {problem ?? help}
      </p>
    </form>
  );
}
