/** A long press of a finger, where a mouse has the control key. */

import { useMemo, useRef } from 'preact/hooks';

/** Milliseconds that a finger rests. */
const longMs = 500;
/** Pixels that it may move meanwhile; further, it scrolls. */
const slack = 10;

/** Calls `onLong` while the finger still rests; `wasLong` tells the click that follows that it is none. */
export function useLongPress(onLong: () => void) {
  const latest = useRef(onLong);
  latest.current = onLong;
  return useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let start = { x: 0, y: 0 };
    let isLong = false;
    const end = () => clearTimeout(timer);
    return {
      wasLong: () => isLong,
      handlers: {
        onPointerDown({ pointerType, clientX, clientY }: PointerEvent) {
          isLong = false;
          if (pointerType === 'mouse') return;
          start = { x: clientX, y: clientY };
          timer = setTimeout(() => {
            isLong = true;
            latest.current();
          }, longMs);
        },
        onPointerMove({ clientX, clientY }: PointerEvent) {
          if (Math.hypot(clientX - start.x, clientY - start.y) > slack) end();
        },
        onPointerUp: end,
        onPointerCancel: end,
        // The browser's own menu would open in its place.
        onContextMenu(event: MouseEvent) {
          if (isLong) event.preventDefault();
        },
      },
    };
  }, []);
}
