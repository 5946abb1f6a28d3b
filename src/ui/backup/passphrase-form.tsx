/** A passphrase and the button that goes on with it. */

import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface PassphraseFormProps {
  label: string;
  passphrase: Signal<string>;
  /** Whether it is chosen here, which a browser may help with. */
  isNew: boolean;
  /** Text of the button. */
  action: string;
  isBusy: boolean;
  onSubmit: () => void;
  /** Below the field. */
  children?: ComponentChildren;
}

export function PassphraseForm({ label, passphrase, isNew, action, isBusy, onSubmit, children }: PassphraseFormProps) {
  const id = useId();
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <label for={id}>{label}</label>
      <div class="backup-line">
        <input
          id={id}
          type="password"
          autocomplete={isNew ? 'new-password' : 'off'}
          value={passphrase.value}
          onInput={({ currentTarget }) => {
            passphrase.value = currentTarget.value;
          }}
        />
        <button type="submit" class="button" disabled={isBusy}>
          {action}
        </button>
      </div>
      {children}
    </form>
  );
}
