/**
 * A long list of which only the part near the window is drawn: items in groups, each a placeholder of its last known height while it is far
 * away. Rows may have any height and change it.
 */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface WindowedProps<Item> {
  items: readonly Item[];
  /** Height of an item that was never drawn, in pixels. */
  estimate: number;
  /** Called when the end comes near. */
  onEnd: () => void;
  /** Draws neighbouring items; `before` is the one above them. */
  draw: (items: readonly Item[], before: Item | undefined) => ComponentChildren;
}

const perGroup = 25;
/** Pixels beyond the window that are drawn already. */
const margin = 900;

export function Windowed<Item>({ items, estimate, onEnd, draw }: WindowedProps<Item>) {
  const groups = Math.ceil(items.length / perGroup);
  return (
    <>
      {Array.from({ length: groups }, (_, at) => {
        const own = items.slice(at * perGroup, (at + 1) * perGroup);
        return (
          <Group
            key={at}
            isFirst={at === 0}
            height={own.length * estimate}
            onNear={at === groups - 1 ? onEnd : undefined}
            count={own.length}
          >
            {() => draw(own, items[at * perGroup - 1])}
          </Group>
        );
      })}
    </>
  );
}

interface GroupProps {
  isFirst: boolean;
  height: number;
  onNear: (() => void) | undefined;
  count: number;
  children: () => ComponentChildren;
}

function Group({ isFirst, height, onNear, count, children }: GroupProps) {
  const element = useRef<HTMLDivElement>(null);
  const isNear = useSignal(isFirst);
  const known = useRef<number | null>(null);

  useEffect(() => {
    const own = element.current;
    if (!own) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        const isNow = entry?.isIntersecting ?? false;
        // What holds the focus stays.
        if (!isNow && own.contains(document.activeElement)) return;
        if (!isNow && isNear.peek()) known.current = own.offsetHeight;
        isNear.value = isNow;
        if (isNow) onNear?.();
      },
      { root: scrollerOf(own), rootMargin: `${margin}px 0px` },
    );
    observer.observe(own);
    return () => observer.disconnect();
    // Observed anew, a last group that has grown and is still near asks for more.
  }, [onNear, count]);

  const style = isNear.value ? undefined : { blockSize: `${known.current ?? height}px` };
  return (
    <div ref={element} style={style}>
      {isNear.value && children()}
    </div>
  );
}

function scrollerOf(element: Element): Element | null {
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(above).overflowY)) return above;
  }
  return null;
}
