/** Fetches a panel when it is opened: few people ever do, and the first load stays small. */

import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Notices } from '../../app/app.ts';
import { AppError } from '../../core/errors.ts';

interface PanelLoaderProps {
  /** What draws the panel, when all that it needs is there. */
  load: () => Promise<() => VNode>;
  notices: Notices;
  onClose: () => void;
}

export function PanelLoader({ load, notices, onClose }: PanelLoaderProps) {
  const panel = useSignal<{ draw: () => VNode } | null>(null);
  // Once, when it is opened.
  useEffect(() => {
    load().then(
      (draw) => {
        panel.value = { draw };
      },
      (cause: unknown) => {
        notices.report(new AppError('asset-missing', `panel: ${cause}`, { cause }));
        onClose();
      },
    );
  }, []);
  return panel.value?.draw() ?? null;
}
