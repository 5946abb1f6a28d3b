/** What every thread can tell of its way to the network. */

/** `refused`: by the policy of the thread. `failed`: the policy let it go, and the network did not. */
export type NetworkTrial = 'refused' | 'failed' | 'went-out';

/** A request that the browser has made for a thread. `at`: milliseconds since the epoch. */
export interface RequestLine {
  url: string;
  at: number;
}

export interface NetworkWitness {
  /** Tries to reach the app's own server. */
  tryNetwork(): Promise<NetworkTrial>;
  /** The requests of this thread since it began, the oldest first. */
  requests(): readonly RequestLine[];
}

export const networkWitness: NetworkWitness = {
  async tryNetwork() {
    let isRefused = false;
    const onViolation = () => {
      isRefused = true;
    };
    addEventListener('securitypolicyviolation', onViolation);
    try {
      await fetch(location.origin, { cache: 'no-store' });
      return 'went-out';
    } catch {
      // The event comes with a task of its own.
      await new Promise((told) => setTimeout(told, 100));
      return isRefused ? 'refused' : 'failed';
    } finally {
      removeEventListener('securitypolicyviolation', onViolation);
    }
  },
  requests: () =>
    performance
      .getEntriesByType('resource')
      .map(({ name, startTime }) => ({ url: name, at: performance.timeOrigin + startTime })),
};
