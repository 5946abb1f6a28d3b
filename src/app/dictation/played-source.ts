/**
 * A sound file in the microphone's place, played again and again on a clock that may run faster than the wall's: for tests of a whole day.
 * What stands behind the microphone works as for a person's voice.
 */

import type { openMicrophone } from '../../capture/microphone.ts';
import type { PlayedSound } from '../../protocol/automation.ts';
import { captureSeconds } from '../../protocol/capture.ts';
import { soundPath } from './sound-path.ts';

const sampleRate = 48_000;
const block = 128;
const tickMs = 5;

/** `isLate`: whether text is so far behind that the clock is to run at its usual speed. Rejects with what the browser says of the file. */
export async function playedSource(
  { file, speed }: PlayedSound,
  isLate: () => boolean,
): Promise<typeof openMicrophone> {
  const decoder = new OfflineAudioContext(1, 1, sampleRate);
  const decoded = (await decoder.decodeAudioData(await file.arrayBuffer())).getChannelData(0);
  const sound = decoded.subarray(0, decoded.length - (decoded.length % block));
  const mostWaiting = (captureSeconds * sampleRate) / 2;

  return async ({ pathFor }) => {
    const path = soundPath(pathFor(sampleRate));
    let last = performance.now();
    let due = 0;
    let played = 0;
    const play = () => {
      const now = performance.now();
      due += ((now - last) / 1000) * sampleRate * (isLate() ? 1 : speed);
      last = now;
      for (; played + block <= due; played += block) {
        // Where a microphone would lose sound, a clock that is too fast waits.
        if (speed > 1 && path.waiting() > mostWaiting) {
          due = played;
          break;
        }
        const at = played % sound.length;
        path.write(sound.subarray(at, at + block));
      }
      path.notify();
    };
    const timer = setInterval(play, tickMs);
    return {
      label: 'played',
      sampleRate,
      clock: () => played / sampleRate,
      redirect() {},
      async stop() {
        clearInterval(timer);
        play();
        path.end();
      },
    };
  };
}
