/** The player of a transcript's sound: play and pause, the waveform, speed, silence passed over, and the sound as a file. */

import { useComputed, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { SoundFile, TranscriptSound } from '../../app/library/transcript-sound.ts';
import type { Notices } from '../../app/notices.ts';
import { silencesOf } from '../../core/sound/peaks.ts';
import { timedPlaces } from '../../core/sound/timed-places.ts';
import type { Transcript } from '../../core/transcript.ts';
import { size } from '../../i18n/figures/amounts.ts';
import { duration } from '../../i18n/format.ts';
import { saying } from '../../i18n/saying.ts';
import { words as tools, player as words } from '../../i18n/transcript.ts';
import { saveFile } from '../../platform/save-file.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { DownIcon, Icon } from '../parts/icons.tsx';
import { CloseIcon } from '../parts/panel-icons.tsx';
import { followHeardWords } from './heard-words.ts';
import { createSoundPlayer, type SoundPlayer } from './sound-player.ts';
import { Waveform } from './waveform.tsx';
import './player.css';

interface PlayerBarProps {
  /** With kept sound. */
  transcript: Transcript;
  sound: TranscriptSound;
  /** Where its text is shown. */
  field: RefObject<HTMLElement | null>;
  onClose: () => void;
  notices: Pick<Notices, 'attempt' | 'report' | 'settle'>;
}

const speeds = [0.75, 1, 1.25, 1.5, 2];
/** Seconds of a step by an arrow key, and by a page key. */
const step = 5;
const leap = 30;
/** Milliseconds without typing after which the words are timed again. */
const pause = 300;

export function PlayerBar({ transcript, sound, field, onClose, notices }: PlayerBarProps) {
  const about = saying(tools, 'listen');
  const onFailed = (error: unknown) => notices.report(error, undefined, about);
  const { text, segments, duration: length } = transcript;
  const button = useRef<HTMLButtonElement>(null);
  const peaks = useSignal<Uint8Array | null>(null);
  const silences = useComputed(() => (peaks.value ? silencesOf(peaks.value) : []));
  const player = useMemo(
    () =>
      createSoundPlayer({
        parts: transcript.sound,
        async open(part) {
          const opened = await sound.open(part);
          notices.settle(about);
          return opened;
        },
        silences: () => silences.value,
        onFailed,
      }),
    [],
  );

  useEffect(() => {
    sound.peaks(transcript).then((found) => {
      peaks.value = found;
    }, onFailed);
    button.current?.focus();
    player.play();
    return player.release;
  }, []);

  useEffect(() => {
    let stop = () => {};
    const timer = setTimeout(() => {
      sound.words(transcript.id).then((heard) => {
        if (field.current) stop = followHeardWords(field.current, timedPlaces(heard, segments, text), player);
      }, onFailed);
    }, pause);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [text, segments]);

  return (
    <section class="player" aria-label={words.label} onKeyDown={(event) => onKey(event, player, length)}>
      <button
        ref={button}
        type="button"
        class="player-play"
        aria-label={player.isPlaying.value ? words.pause : words.play}
        onClick={() => (player.isPlaying.value ? player.pause() : player.play())}
      >
        <Icon>
          <path d={player.isPlaying.value ? 'M6.5 4.5h2v11h-2zM11.5 4.5h2v11h-2z' : 'M7 4.5v11l8.5-5.5z'} />
        </Icon>
      </button>
      <Waveform player={player} peaks={peaks.value} length={length} />
      <Clock player={player} length={length} />
      <div class="player-options">
        <SpeedSelect player={player} />
        <button
          type="button"
          class="button plain"
          aria-pressed={player.skipsSilence.value}
          onClick={() => {
            player.skipsSilence.value = !player.skipsSilence.value;
          }}
        >
          {words.skipSilence}
        </button>
        <SaveButtons transcript={transcript} sound={sound} notices={notices} />
        <IconButton label={words.close} onPress={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
    </section>
  );
}

function Clock({ player, length }: { player: SoundPlayer; length: number }) {
  const now = useComputed(() => duration(player.time.value));
  return (
    <p class="player-clock" aria-hidden="true">
      <span>{now}</span> / {duration(length)}
    </p>
  );
}

function SpeedSelect({ player }: { player: SoundPlayer }) {
  const id = useId();
  return (
    <>
      <label class="for-readers" for={id}>
        {words.speed}
      </label>
      <select
        id={id}
        class="player-speed"
        value={String(player.speed.value)}
        onChange={({ currentTarget }) => {
          player.speed.value = Number(currentTarget.value);
        }}
      >
        {speeds.map((speed) => (
          <option key={speed} value={String(speed)}>
            {words.times(speed)}
          </option>
        ))}
      </select>
    </>
  );
}

/** As it is kept where that is a file, and as WAV, which every program reads. */
function SaveButtons({ transcript, sound, notices }: Pick<PlayerBarProps, 'transcript' | 'sound' | 'notices'>) {
  const isAtWork = useSignal(false);
  const compressed = useSignal<SoundFile | null>(null);
  useEffect(() => {
    void notices.attempt(saying(tools, 'listen'), async () => {
      compressed.value = await sound.compressed(transcript);
    });
  }, [transcript.title]);
  const save = async (made: SoundFile | Promise<SoundFile>) => {
    isAtWork.value = true;
    await notices.attempt(saying(words, 'saveWav'), async () => {
      const { name, content } = await made;
      saveFile(name, content.type, content);
    });
    isAtWork.value = false;
  };
  const { value: file } = compressed;
  return (
    <>
      {file && (
        <button type="button" class="button plain" onClick={() => void save(file)}>
          <DownIcon />
          {words.saveCompressed(size(file.content.size))}
        </button>
      )}
      <button
        type="button"
        class="button plain"
        disabled={isAtWork.value}
        onClick={() => void save(sound.file(transcript))}
      >
        <DownIcon />
        {words.saveWav}
      </button>
    </>
  );
}

/** Space plays and pauses, arrows go back and forth; buttons and choices keep their own keys. */
function onKey(event: KeyboardEvent, player: SoundPlayer, length: number): void {
  const { key, target, ctrlKey, altKey, metaKey } = event;
  if (ctrlKey || altKey || metaKey || target instanceof HTMLSelectElement) return;
  const now = player.time.value;
  const places: Record<string, number> = {
    ArrowLeft: now - step,
    ArrowDown: now - step,
    ArrowRight: now + step,
    ArrowUp: now + step,
    PageDown: now - leap,
    PageUp: now + leap,
    Home: 0,
    End: length,
  };
  const place = places[key];
  const isToggle = key === ' ' && !(target instanceof HTMLButtonElement);
  if (place === undefined && !isToggle) return;
  event.preventDefault();
  if (place !== undefined) player.seek(Math.min(length, Math.max(0, place)));
  else if (player.isPlaying.value) player.pause();
  else player.play();
}
