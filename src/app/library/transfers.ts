/** What leaves the library as files, and what comes into it. */

import { type Backups, type BackupsPlan, createBackups } from './backups.ts';
import { createExporter, type Exporter } from './exporter.ts';
import type { LibraryWriter } from './library.ts';

export interface Transfers {
  exporter: Exporter;
  backups: Backups;
}

export function createTransfers(plan: BackupsPlan & { library: Pick<LibraryWriter, 'find' | 'words'> }): Transfers {
  return { exporter: createExporter(plan.library), backups: createBackups(plan) };
}
