/** Edits a title in place: Enter or leaving the field saves it, Escape does not. */

import { useLayoutEffect, useRef } from 'preact/hooks';

interface TitleFieldProps {
  label: string;
  title: string;
  /** `title` is null when nothing changes; `byKey` tells that a key ended the editing, so the focus must be moved. */
  onDone: (title: string | null, byKey: boolean) => void;
}

export function TitleField({ label, title, onDone }: TitleFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);

  // A layout effect runs before the next key event; an effect after paint would lose the first letter.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const finish = (keep: boolean, byKey: boolean) => {
    // Removing the field triggers a blur event: only the first end counts.
    if (isDone.current) return;
    isDone.current = true;
    const next = input.current?.value.trim() ?? '';
    onDone(keep && next && next !== title ? next : null, byKey);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    finish(event.key === 'Enter', true);
  };

  return (
    <input
      ref={input}
      class="title-field"
      aria-label={label}
      defaultValue={title}
      maxLength={200}
      autocomplete="off"
      enterkeyhint="done"
      onKeyDown={onKeyDown}
      onBlur={() => finish(true, false)}
    />
  );
}
