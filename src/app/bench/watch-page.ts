/** Conditions of a measurement: the page stays visible and the screen stays on. */

export interface Watch {
  /** Whether the page has been hidden at any time since the start of the watch. */
  wasHidden(): boolean;
  end(): void;
}

export function watchPage(keepAwake: () => () => void): Watch {
  let wasHidden = document.visibilityState === 'hidden';
  const look = () => {
    wasHidden ||= document.visibilityState === 'hidden';
  };
  const sleep = keepAwake();
  document.addEventListener('visibilitychange', look);
  return {
    wasHidden: () => wasHidden,
    end() {
      document.removeEventListener('visibilitychange', look);
      sleep();
    },
  };
}
