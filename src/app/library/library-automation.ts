/** The library for scripts (protocol/automation.ts), over the same use cases as the buttons. */

import { AppError } from '../../core/errors.ts';
import { exportFormats } from '../../formats/export-formats.ts';
import type { LibraryAutomation } from '../../protocol/automation.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import { answer } from '../answer.ts';
import type { Thread } from '../thread-supervisor.ts';
import type { Exporter } from './exporter.ts';

export interface LibraryAutomationPlan {
  exporter: () => Promise<Exporter>;
  libraryThread: Pick<Thread<LibraryApi>, 'call'>;
}

const rowsListed = 50;

export function createLibraryAutomation({ exporter, libraryThread }: LibraryAutomationPlan): LibraryAutomation {
  return {
    list: ({ query = '', filter = {}, limit = rowsListed } = {}) =>
      answer(async () => {
        const { rows } = await libraryThread.call((api) => api.search({ query, filter, offset: 0, limit }));
        return rows;
      }),

    export: (id, format) =>
      answer(async () => {
        const known = exportFormats.find((name) => name === format);
        if (!known) throw new AppError('bad-argument', `${format} is no format`);
        const work = await exporter();
        return work.write(await work.read([id]), known, true);
      }),

    fill: (count, seed) =>
      answer(async () => {
        await libraryThread.call((api) => api.fill(count, seed));
        return null;
      }),
  };
}
