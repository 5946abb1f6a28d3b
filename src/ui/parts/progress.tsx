/** A progress bar. */

import { percent } from '../../i18n/format.ts';

interface ProgressProps {
  label: string;
  /** 0 to 1; null while nobody knows. */
  share: number | null;
  /** How far it is, in words; a percentage unless given. */
  told?: string;
}

export function Progress({ label, share, told = percent(share ?? 0) }: ProgressProps) {
  return (
    <div class="file-progress">
      <progress aria-label={label} {...(share === null ? {} : { value: share })} max={1} />
      <span>{told}</span>
    </div>
  );
}
