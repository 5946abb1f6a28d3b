/** Presses of the record button and of its key, and what they start and stop. Their state machine is in `press-or-hold.ts`. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { begin, end, isRecording } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import { holdMs, type Press, type PressEvent, press, released } from './press-or-hold.ts';

export interface Presses {
  /** Whether the press has become push-to-talk. */
  isHeld: ReadonlySignal<boolean>;
  isDown(): boolean;
  /** `time`: milliseconds on the clock of events. */
  down(time: number): void;
  /** The release, or an event after which none would be received. */
  end(time: number): void;
}

/** A press while a recording finishes begins the next one once it has, and a second press calls that off. */
function createPresses(app: App): Presses {
  const isHeld = signal(false);
  let state: Press = released;
  let timer = 0;

  const feed = (event: PressEvent) => {
    const [next, effect] = press(state, event);
    state = next;
    if (effect !== null) showText(app);
    if (effect === 'start') {
      timer = window.setTimeout(() => {
        isHeld.value = true;
        app.dictation.hold();
      }, holdMs);
      void begin(app);
    }
    if (effect === 'stop') void end(app);
  };
  return {
    isHeld,
    isDown: () => state.at === 'down',
    down: (time) => feed({ kind: 'down', time, isActive: isRecording(app) || app.dictation.next.value !== null }),
    end(time) {
      clearTimeout(timer);
      isHeld.value = false;
      feed({ kind: 'end', time });
    },
  };
}

/** Who begins or ends a recording from another page comes to its text. */
function showText({ router }: App): void {
  const route = router.route.value;
  if (!('id' in route && route.id)) router.go('/');
}

export function usePresses(app: App): Presses {
  const presses = useMemo(() => createPresses(app), [app]);
  useEffect(() => {
    const onBlur = (event: Event) => presses.end(event.timeStamp);
    const onHidden = (event: Event) => {
      if (document.visibilityState === 'hidden') onBlur(event);
    };
    addEventListener('blur', onBlur);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      removeEventListener('blur', onBlur);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [presses]);
  return presses;
}
