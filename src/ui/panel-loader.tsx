/** Loads a panel when it is opened, so that the first script stays small. */

import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { missing } from '../app/load-once.ts';
import { wordsArrived } from '../i18n/language.ts';
import { actions } from '../i18n/notices.ts';
import { saying } from '../i18n/saying.ts';
import type { PanelProps } from './panels.tsx';

export function PanelLoader(props: PanelProps) {
  const loaded = useSignal<{ draw: () => VNode } | null>(null);
  // Loads once, when the panel is opened.
  useEffect(() => {
    const about = saying(actions, 'show');
    import('./panels.tsx')
      .then(({ load }) => load(props))
      .then(
        async (draw) => {
          await wordsArrived();
          props.app.notices.settle(about);
          loaded.value = { draw };
        },
        (cause: unknown) => {
          props.app.notices.report(missing(props.panel, cause), undefined, about);
          props.onClose();
        },
      );
  }, []);
  return loaded.value?.draw() ?? null;
}
