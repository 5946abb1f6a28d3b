/** A button that shows an icon alone; its label is read out, and shown to who points at it. */

import type { ComponentChildren } from 'preact';

interface IconButtonProps {
  label: string;
  onPress: () => void;
  /** For a button that switches something on and off. */
  isPressed?: boolean;
  isDisabled?: boolean;
  class?: string;
  children: ComponentChildren;
}

export function IconButton({
  label,
  onPress,
  isPressed,
  isDisabled = false,
  class: more = '',
  children,
}: IconButtonProps) {
  return (
    <button
      type="button"
      class={`icon-button ${more}`}
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
