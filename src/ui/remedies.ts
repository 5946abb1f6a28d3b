/** The button for an error's remedy: its label and its action. */

import type { AppError } from '../core/errors.ts';
import { remedyOf } from '../core/remedies.ts';
import { remedies } from '../i18n/errors.ts';
import type { Navigation } from './navigation.ts';

export interface RemedyAction {
  label: string;
  run(): void;
}

/** The button for an error; null when no button helps. `retry` repeats what failed. */
export function remedyFor(error: AppError, navigation: Navigation, retry: () => void): RemedyAction | null {
  const label = remedies[remedyOf(error)];
  const run = actionOf(error, navigation, retry);
  return label && run ? { label, run } : null;
}

function actionOf(error: AppError, navigation: Navigation, retry: () => void): (() => void) | null {
  switch (remedyOf(error)) {
    case 'retry':
    case 'take-over':
    case 'allow-microphone':
    case 'connect-once':
    case 'close-tabs':
      return retry;
    case 'choose-microphone':
    case 'check-microphone':
      return () => navigation.go('/settings/microphone');
    case 'set-server':
      return () => navigation.go('/settings/server');
    case 'choose-file':
      return navigation.files;
    case 'reload':
      return () => location.reload();
    case 'other-window':
    case 'free-space':
    case 'none':
      return null;
  }
}
