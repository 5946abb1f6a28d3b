/** What must be so while something is measured: the page is seen, and the screen is on. */

export interface Watch {
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
