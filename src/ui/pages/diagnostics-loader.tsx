/** Fetches the diagnostics when they are opened: few people ever do, and the first load stays small. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { App } from '../../app/app.ts';
import { AppError } from '../../core/errors.ts';

interface DiagnosticsLoaderProps {
  app: App;
  onClose: () => void;
}

export function DiagnosticsLoader({ app, onClose }: DiagnosticsLoaderProps) {
  const loaded = useSignal<typeof import('./diagnostics.tsx') | null>(null);
  // Once, when it is opened.
  useEffect(() => {
    import('./diagnostics.tsx').then(
      (module) => {
        loaded.value = module;
      },
      (cause: unknown) => {
        app.notices.report(new AppError('asset-missing', `diagnostics: ${cause}`, { cause }));
        onClose();
      },
    );
  }, []);
  if (!loaded.value) return null;
  const { Diagnostics } = loaded.value;
  return <Diagnostics metrics={app.metrics} onClose={onClose} />;
}
