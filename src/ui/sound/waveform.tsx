/** The loudness of a sound as bars, what was heard of it in colour. A slider for pointer, keyboard and screen reader. */

import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { barsOf } from '../../core/sound/peaks.ts';
import { duration } from '../../i18n/format.ts';
import { player as words } from '../../i18n/transcript.ts';
import type { SoundPlayer } from './sound-player.ts';

interface WaveformProps {
  player: SoundPlayer;
  /** Of the whole transcript (core/sound/peaks.ts); null until they are there. */
  peaks: Uint8Array | null;
  /** Seconds. */
  length: number;
}

/** Pixels of a bar, and from one to the next. */
const barPx = 2;
const stepPx = 4;

export function Waveform({ player, peaks, length }: WaveformProps) {
  const slider = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const draw = () => {
    if (canvas.current) drawBars(canvas.current, peaks, player.time.value / length);
  };
  useSignalEffect(draw);
  useEffect(() => {
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(canvas.current!);
    // The colours follow the theme of the page and that of the system.
    const themes = new MutationObserver(draw);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', draw);
    return () => {
      observer.disconnect();
      themes.disconnect();
      system.removeEventListener('change', draw);
    };
  }, [peaks, length]);

  const seekTo = ({ clientX }: PointerEvent) => {
    const { left, width } = slider.current!.getBoundingClientRect();
    player.seek(length * Math.min(1, Math.max(0, (clientX - left) / width)));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    slider.current!.setPointerCapture(event.pointerId);
    seekTo(event);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (slider.current!.hasPointerCapture(event.pointerId)) seekTo(event);
  };
  const now = Math.floor(player.time.value);
  return (
    <div
      ref={slider}
      class="waveform"
      role="slider"
      tabIndex={0}
      aria-label={words.place}
      aria-valuemin={0}
      aria-valuemax={Math.floor(length)}
      aria-valuenow={now}
      aria-valuetext={words.placeOf(duration(now), duration(length))}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    >
      <canvas ref={canvas} />
    </div>
  );
}

/** `share`: of what was heard, 0 to 1. */
function drawBars(canvas: HTMLCanvasElement, peaks: Uint8Array | null, share: number): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const bars = barsOf(peaks ?? new Uint8Array(), Math.floor(width / stepPx));
  const colours = [style.getPropertyValue('--heard'), style.getPropertyValue('--unheard')];
  for (const [isBehind, colour] of colours.entries()) {
    context.fillStyle = colour;
    context.beginPath();
    for (const [at, bar] of bars.entries()) {
      if ((at * stepPx >= share * width ? 1 : 0) !== isBehind) continue;
      const size = Math.max(barPx, bar * height);
      context.roundRect(at * stepPx, (height - size) / 2, barPx, size, barPx / 2);
    }
    context.fill();
  }
}
