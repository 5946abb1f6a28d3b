/** Messages between the windows of this origin: whether one of them records, and that an update is coming. */

import { openWindowsChannel } from '../../protocol/windows.ts';

/** Live windows answer within milliseconds. A frozen one cannot answer, and cannot be recording either. */
const answerLimitMs = 300;

export interface BusyQuestion {
  isAnotherBusy(): Promise<boolean>;
  /** Tells every window, this one included, that the next service worker is an update that somebody asked for. */
  tellUpdate(): void;
  wasUpdateTold(): boolean;
}

/** Answers the other windows' question with `isBusy` from now on. */
export function createBusyQuestion(isBusy: () => boolean): BusyQuestion {
  const { send, listen } = openWindowsChannel();
  let isTold = false;
  let onBusy = () => {};

  listen(({ kind }) => {
    if (kind === 'is-anyone-busy' && isBusy()) send({ kind: 'busy' });
    if (kind === 'busy') onBusy();
    if (kind === 'update') isTold = true;
  });

  return {
    isAnotherBusy() {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, answerLimitMs, false);
        onBusy = () => {
          clearTimeout(timer);
          resolve(true);
        };
        send({ kind: 'is-anyone-busy' });
      });
    },
    tellUpdate() {
      isTold = true;
      send({ kind: 'update' });
    },
    wasUpdateTold: () => isTold,
  };
}
