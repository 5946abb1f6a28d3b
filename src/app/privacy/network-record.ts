/** What the page and its threads have asked the network for, and whether the sealed ones can. */

import type { Remote } from 'comlink';
import { type NetworkTrial, type NetworkWitness, networkWitness, type RequestLine } from '../../protocol/network.ts';
import type { Pingable, Thread } from '../thread-supervisor.ts';

/** The threads that must not reach the network. */
export type SealedThread = 'listen' | 'engine' | 'library' | 'files';

/**
 * Marks on the timeline of the page, from the first sound until the text is kept. Before it the worklet's script comes from the browser's
 * own cache, which Firefox lists as a request.
 */
export const dictationMarks = { begins: 'dictation-begins', ends: 'dictation-ends' } as const;

export interface NetworkRecord {
  /** Since the page was opened, the oldest first. Rejects when a thread has died. */
  requests(): Promise<RequestLine[]>;
  /** Those of them that were made during a dictation. */
  whileDictating(lines: readonly RequestLine[]): RequestLine[];
  /** Whether there was a dictation since the page was opened. */
  hasDictated(): boolean;
  /** Tries to fetch from a sealed thread. */
  tryFrom(thread: SealedThread): Promise<NetworkTrial>;
}

type Witnessed = Pick<Thread<Pingable>, 'call'>;

interface RecordedThreads extends Record<Exclude<SealedThread, 'files'> | 'models', Witnessed> {
  /**
   * Loads the threads of files: the one that reads them, and the one that sends them to a server, which is null while it has sent nothing: it
   * is not begun to be asked.
   */
  files: () => Promise<{ reader: Witnessed; remote: { begun(): Witnessed | null } }>;
}

export function createNetworkRecord({ files, ...threads }: RecordedThreads): NetworkRecord {
  const ask = <Result>(thread: Witnessed, use: (witness: Remote<NetworkWitness>) => Promise<Result>) =>
    thread.call((api) => use(api as unknown as Remote<NetworkWitness>));
  return {
    async requests() {
      const asking = [threads.models, (await files()).remote.begun()].filter((thread) => thread !== null);
      const others = await Promise.all(asking.map((thread) => ask(thread, (witness) => witness.requests())));
      return [...networkWitness.requests(), ...others.flat()].toSorted((a, b) => a.at - b.at);
    },
    whileDictating(lines) {
      const spans = dictations();
      return lines.filter(({ at }) => spans.some(({ from, to }) => at >= from && at <= to));
    },
    hasDictated: () => dictations().length > 0,
    tryFrom: async (name) => {
      const thread = name === 'files' ? (await files()).reader : threads[name];
      return ask(thread, (witness) => witness.tryNetwork());
    },
  };
}

/** Milliseconds since the epoch; a dictation in progress ends now. */
function dictations(): { from: number; to: number }[] {
  const times = (name: string) =>
    performance.getEntriesByName(name, 'mark').map(({ startTime }) => performance.timeOrigin + startTime);
  const ends = times(dictationMarks.ends);
  return times(dictationMarks.begins).map((from) => ({ from, to: ends.find((end) => end >= from) ?? Date.now() }));
}
