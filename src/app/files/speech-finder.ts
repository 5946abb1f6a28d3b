/** Whether somebody speaks in a stretch of sound, for the choice of a track. */

import { transfer } from 'comlink';
import type { SpeechFinder } from '../../protocol/files.ts';
import type { ListenApi, ScanOptions } from '../../protocol/listen.ts';
import type { Thread } from '../thread-supervisor.ts';

const options: ScanOptions = {
  sensitivity: 'normal',
  inParagraphs: false,
  beginsSoon: false,
  from: null,
  isLast: true,
};

/** By voice detection. The samples are handed over. */
export const speechFinder =
  (listen: Pick<Thread<ListenApi>, 'call'>): SpeechFinder =>
  async (samples) => {
    const { ranges } = await listen.call((api) => api.scan(transfer(samples, [samples.buffer]), options));
    return Math.max(0, ...ranges.map(({ certainty }) => certainty));
  };
