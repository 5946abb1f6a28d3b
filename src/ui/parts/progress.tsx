/** A progress bar. */

import { percent } from '../../i18n/format.ts';

export function Progress({ label, share }: { label: string; share: number }) {
  return (
    <div class="file-progress">
      <progress aria-label={label} value={share} max={1} />
      <span>{percent(share)}</span>
    </div>
  );
}
