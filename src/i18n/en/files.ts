/** Files that are transcribed. */

export const words = {
  open: 'Transcribe a file',
  drop: 'Drop to transcribe',
  dropHelp: 'Audio or video. It stays on this device.',
  running: (name: string) => `Transcribing ${name}`,
  cancel: 'Cancel',
};
