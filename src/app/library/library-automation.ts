/** The library for scripts (protocol/automation.ts), over the same use cases as the buttons. */

import type { ReadonlySignal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { textOf } from '../../core/transcript.ts';
import { exportFormats } from '../../formats/export-formats.ts';
import type { LibraryAutomation } from '../../protocol/automation.ts';
import type { InterruptedRecording } from '../../protocol/journal.ts';
import { answer } from '../answer.ts';
import type { Exporter } from './exporter.ts';
import type { Recovery } from './recovery.ts';

export interface LibraryAutomationPlan {
  exporter: () => Promise<Exporter>;
  recovery: () => Promise<Recovery>;
  interrupted: ReadonlySignal<readonly InterruptedRecording[]>;
}

export function createLibraryAutomation({ exporter, recovery, interrupted }: LibraryAutomationPlan): LibraryAutomation {
  return {
    interrupted: () =>
      answer(async () => {
        await (await recovery()).look();
        return interrupted.value.map(({ id, seconds, startedAt, words }) => ({
          id,
          seconds,
          startedAt,
          committed: textOf(words),
        }));
      }),
    recover: (id) => answer(async () => (await recovery()).recover(id)),
    export: (id, format) =>
      answer(async () => {
        const known = exportFormats.find((name) => name === format);
        if (!known) throw new AppError('bad-argument', `${format} is no format`);
        const work = await exporter();
        return work.write(await work.read([id]), known, true);
      }),
  };
}
