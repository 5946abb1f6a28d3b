/** The dictation in progress, and the invitation to start one. */

import type { LoadPhase } from '../../protocol/engine.ts';
import { duration, seconds } from '../format.ts';

export const phases: Record<LoadPhase, string> = {
  read: 'Reading the model',
  compile: 'Preparing the model',
  'warm-up': 'Warming up',
};

export const invitation = {
  title: 'Speak, and it is written',
  body: 'Sotto turns your speech into text on this device. Nothing you say is sent anywhere, and it works offline.',
  understands: (languages: string) => ` It understands ${languages}.`,
  press: 'Press the round button to begin, and press it again when you are done. Or hold it while you talk.',
};

export const live = {
  title: 'New dictation',
  jump: 'Jump to live',
  back: 'Back to the recording',
};

export const states = {
  idle: 'Ready',
  arming: 'Waiting for the microphone…',
  recording: 'Listening',
  finishing: 'Finishing the last words…',
  failed: 'Not recording',
  hold: 'Listening. Release to finish',
  early: 'Recording. The text follows when the model is ready',
  stopsSoon: 'It is silent, and the recording stops soon. Press Keep recording to go on',
};

export const dock = {
  label: 'Recording',
  record: 'Record',
  stop: 'Stop',
  next: 'Finishing; the next one begins at once',
  hint: 'Press to start, or hold to talk',
  noKey: 'Press it, or hold it to talk',
  mini: 'Mini window',
  cancel: 'Cancel',
  finishAndCopy: 'Finish and copy',
  copy: 'Copy',
  stopsIn: (seconds: number) => `Stops in ${seconds}`,
  goOn: 'Keep recording',
  escape: 'Esc',
};

export const words = {
  lost: (lostMs: number) => `About ${seconds(lostMs / 1000)} of sound was lost.`,

  behind: (seconds: number) => `The text is ${duration(seconds)} behind your speech`,
  behindHelp: 'Nothing is lost: it catches up, also after you stop.',

  engineFailed: 'The speech model could not be started',
};
