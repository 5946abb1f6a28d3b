/** Plays a sound from its start; a second press stops it. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Attempt, silently } from './attempt.ts';
import { Icon } from './icons.tsx';

interface PlayButtonProps {
  sound: () => Blob | Promise<Blob>;
  labels: { play: string; stop: string };
  /** Is told when the sound cannot be read, and when it can. */
  attempt?: Attempt;
}

export function PlayButton({ sound, labels, attempt = silently }: PlayButtonProps) {
  const isPlaying = useSignal(false);
  const player = useRef<HTMLAudioElement | null>(null);

  const stop = () => {
    isPlaying.value = false;
    if (!player.current) return;
    player.current.pause();
    URL.revokeObjectURL(player.current.src);
    player.current = null;
  };
  const play = async () => {
    isPlaying.value = true;
    await attempt(async () => {
      const file = await Promise.resolve(sound()).catch((error) => {
        stop();
        throw error;
      });
      if (!isPlaying.value) return;
      const audio = new Audio(URL.createObjectURL(file));
      player.current = audio;
      audio.onended = stop;
      audio.play().catch(stop);
    });
  };
  useEffect(() => stop, []);

  return (
    <button
      type="button"
      class="icon-button"
      aria-label={isPlaying.value ? labels.stop : labels.play}
      onClick={() => (isPlaying.value ? stop() : void play())}
    >
      <Icon>
        <path d={isPlaying.value ? 'M5.5 5.5h9v9h-9z' : 'M6.5 4v12l9.5-6z'} />
      </Icon>
    </button>
  );
}
