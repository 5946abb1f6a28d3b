/** Loads a panel when it is opened, so that the first script stays small. */

import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { AppError } from '../core/errors.ts';
import { wordsArrived } from '../i18n/language.ts';
import type { PanelProps } from './panels.tsx';

export function PanelLoader(props: PanelProps) {
  const loaded = useSignal<{ draw: () => VNode } | null>(null);
  // Loads once, when the panel is opened.
  useEffect(() => {
    import('./panels.tsx')
      .then(({ load }) => load(props))
      .then(
        async (draw) => {
          await wordsArrived();
          loaded.value = { draw };
        },
        (cause: unknown) => {
          const missing = new AppError('asset-missing', `${props.panel}: ${cause}`, { cause });
          props.app.notices.report(cause instanceof AppError ? cause : missing);
          props.onClose();
        },
      );
  }, []);
  return loaded.value?.draw() ?? null;
}
