/** The application as the page sees it: every use case, no DOM. `main.tsx` builds it, `ui` draws it. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { InputDevice } from '../capture/devices.ts';
import type { BenchPanel } from './bench/bench-panel.ts';
import type { MetricsReader } from './diagnostics/page-metrics.ts';
import type { Dictation } from './dictation/dictation.ts';
import type { EngineState } from './engine/engine-slot.ts';
import type { Files } from './files/file-transcriber.ts';
import type { Library } from './library/library.ts';
import type { Models } from './models/models.ts';
import type { Notices } from './notices.ts';
import type { Settings } from './settings.ts';
import type { TextRules } from './text-rules/text-rules.ts';
import type { Withheld } from './withheld/withheld-offer.ts';

export interface App {
  dictation: Dictation;
  library: Library;
  files: Files;
  withheld: Withheld;
  textRules: Pick<TextRules, 'open'>;
  models: Models;
  notices: Notices;
  metrics: MetricsReader;
  /** Rejects with `asset-missing` when the script cannot be had. */
  bench: () => Promise<BenchPanel>;
  settings: Signal<Settings>;
  engine: ReadonlySignal<EngineState>;
  devices: ReadonlySignal<readonly InputDevice[]>;
  /** False on hosts without the isolation headers: one thread, and messages instead of shared memory. */
  isIsolated: boolean;
  /** Network state, for the quiet line "Offline: everything works". */
  isOnline: ReadonlySignal<boolean>;
  /** A new version waits; calling it installs and reloads. Null otherwise, and never offered while recording. */
  update: ReadonlySignal<(() => void) | null>;
  copy(text: string): Promise<void>;
  retryEngine(): Promise<void>;
}
