/** The library for scripts (protocol/automation.ts), over the same use cases as the buttons. */

import { AppError } from '../../core/errors.ts';
import { exportFormats } from '../../formats/export-formats.ts';
import type { LibraryAutomation } from '../../protocol/automation.ts';
import { answer } from '../answer.ts';
import type { Exporter } from './exporter.ts';

export interface LibraryAutomationPlan {
  exporter: () => Promise<Exporter>;
}

export function createLibraryAutomation({ exporter }: LibraryAutomationPlan): LibraryAutomation {
  return {
    export: (id, format) =>
      answer(async () => {
        const known = exportFormats.find((name) => name === format);
        if (!known) throw new AppError('bad-argument', `${format} is no format`);
        const work = await exporter();
        return work.write(await work.read([id]), known, true);
      }),
  };
}
