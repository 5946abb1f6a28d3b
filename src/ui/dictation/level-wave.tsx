/** The levels of the last seconds as bars, newest at the end; a single bar for people who prefer reduced motion. */

import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { prefersStillness } from '../parts/media-queries.ts';
import { createPeaks } from './level-history.ts';

/** The level is sampled, because a signal does not notify while its value is unchanged, but the wave must advance. */
const intervalMs = 50;
const barPx = 3;
const stepPx = 5;
const bars = 160;

export function LevelWave({ level }: { level: ReadonlySignal<number> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isStill = prefersStillness.value;

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const peaks = createPeaks(bars);
    const draw = () => {
      peaks.push(level.peek());
      const { width, height } = resize(element, context);
      context.clearRect(0, 0, width, height);
      context.fillStyle = getComputedStyle(element).color;
      context.beginPath();
      if (isStill) {
        context.roundRect(0, height / 2 - 3, Math.max(6, width * peaks.at(0)), 6, 3);
      } else {
        for (let back = 0; back * stepPx < width; back++) {
          const size = Math.max(barPx, peaks.at(back) * height);
          context.roundRect(width - barPx - back * stepPx, (height - size) / 2, barPx, size, barPx / 2);
        }
      }
      context.fill();
    };
    draw();
    // In the mini window by its own clock: that of a hidden tab is slow.
    const view = element.ownerDocument.defaultView ?? window;
    const timer = view.setInterval(draw, intervalMs);
    return () => view.clearInterval(timer);
  }, [level, isStill]);

  return (
    <span class="level-wave" aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  );
}

/** Resizes the bitmap to the canvas's place on the page; returns that size in CSS pixels. */
function resize(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D): { width: number; height: number } {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio;
  if (canvas.width !== Math.round(width * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
  }
  return { width, height };
}
