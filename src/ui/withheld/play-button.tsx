/** Plays a sound from its start; a second press stops it. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../i18n/withheld.ts';
import { Icon } from '../parts/icons.tsx';

export function PlayButton({ sound }: { sound: () => Blob }) {
  const isPlaying = useSignal(false);
  const player = useRef<HTMLAudioElement | null>(null);

  const stop = () => {
    isPlaying.value = false;
    if (!player.current) return;
    player.current.pause();
    URL.revokeObjectURL(player.current.src);
    player.current = null;
  };
  const play = () => {
    const audio = new Audio(URL.createObjectURL(sound()));
    player.current = audio;
    isPlaying.value = true;
    audio.onended = stop;
    audio.play().catch(stop);
  };
  useEffect(() => stop, []);

  return (
    <button
      type="button"
      class="icon-button"
      aria-label={isPlaying.value ? words.stop : words.listen}
      onClick={() => (isPlaying.value ? stop() : play())}
    >
      <Icon>
        <path d={isPlaying.value ? 'M5.5 5.5h9v9h-9z' : 'M6.5 4v12l9.5-6z'} />
      </Icon>
    </button>
  );
}
