/** Files that are dropped, and those that are transcribed. */

export const words = {
  drop: 'Drop to transcribe',
  dropHelp: 'Audio or video. It stays on this device.',
  running: (name: string) => `Transcribing ${name}`,
  /** How much of a recording is done, as 02:14 of 10:00. */
  done: (done: string, all: string | null) => (all === null ? done : `${done} of ${all}`),
  cancel: 'Cancel',
};
