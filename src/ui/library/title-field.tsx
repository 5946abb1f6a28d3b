/** A name being edited in place: Enter and leaving the field keep it, Escape does not. */

import { useLayoutEffect, useRef } from 'preact/hooks';

interface TitleFieldProps {
  label: string;
  title: string;
  /** `title` is null when nothing is to change; `byKey` tells that the focus is still here to be handed on. */
  onDone: (title: string | null, byKey: boolean) => void;
}

export function TitleField({ label, title, onDone }: TitleFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);

  // Before the next key arrives: an effect after the paint would lose the first letter.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const finish = (keep: boolean, byKey: boolean) => {
    // Taking the field away blurs it: only the first end counts.
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
