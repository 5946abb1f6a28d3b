/** The application as the page sees it: every use case, without the DOM. `main.tsx` constructs it, `ui` renders it. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { InputDevice } from '../capture/devices.ts';
import type { InterruptedRecording } from '../protocol/journal.ts';
import type { BenchPanel } from './bench/bench-panel.ts';
import type { Copy } from './clipboard.ts';
import type { MetricsReader } from './diagnostics/page-metrics.ts';
import type { Dictation } from './dictation/dictation.ts';
import type { EngineState } from './engine/engine-slot.ts';
import type { Files, FilesForScripts } from './files/file-transcriber.ts';
import type { Library, LibraryWriter } from './library/library.ts';
import type { Recovery } from './library/recovery.ts';
import type { Search } from './library/search.ts';
import type { Transfers } from './library/transfers.ts';
import type { Models } from './models/models.ts';
import type { Notices } from './notices.ts';
import type { NetworkRecord } from './privacy/network-record.ts';
import type { Router } from './router.ts';
import type { Settings } from './settings.ts';
import type { Improving } from './strategies/improving.ts';
import type { TextRules } from './text-rules/text-rules.ts';
import type { Withheld } from './withheld/withheld-offer.ts';

export interface App {
  router: Router;
  dictation: Dictation;
  library: Library & Pick<LibraryWriter, 'add'>;
  search: Search;
  /** Recordings that were interrupted, newest first. */
  interrupted: ReadonlySignal<readonly InterruptedRecording[]>;
  /** Loads what recovers them. Rejects with `asset-missing` when its script cannot be fetched. */
  recovery: () => Promise<Recovery>;
  /** Loads export and backup. Rejects with `asset-missing` when their script cannot be fetched. */
  transfers: () => Promise<Transfers>;
  files: Files & Pick<FilesForScripts, 'transcribeSound'>;
  withheld: Withheld;
  textRules: Pick<TextRules, 'open' | 'finished' | 'mode' | 'isOn'>;
  models: Models;
  notices: Notices;
  metrics: MetricsReader;
  /** Loads the benchmark. Rejects with `asset-missing` when its script cannot be fetched. */
  bench: () => Promise<BenchPanel>;
  /** Loads what is known of requests. Rejects with `asset-missing` when its script cannot be fetched. */
  network: () => Promise<NetworkRecord>;
  settings: Signal<Settings>;
  /** The text that a more exact model is improving; null while there is none. */
  improving: ReadonlySignal<Improving | null>;
  engine: ReadonlySignal<EngineState>;
  devices: ReadonlySignal<readonly InputDevice[]>;
  /** Whether the page is cross-origin isolated. Without isolation the runtime has one thread, and samples travel as messages. */
  isIsolated: boolean;
  /** Whether the browser has a network, for the line "Offline: everything works". */
  isOnline: ReadonlySignal<boolean>;
  /** Installs the waiting version and reloads every window once none records; null while none waits. Not offered while recording. */
  update: ReadonlySignal<(() => void) | null>;
  copy: Copy;
  /** Has the window that records finish its text, and records in this one. Never rejects: an error becomes a notice. */
  takeOver(): Promise<void>;
  /** Starts the threads and loads the model again after a failure. Never rejects: an error becomes a notice. */
  retryEngine(): Promise<void>;
}
