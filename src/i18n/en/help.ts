/** The texts of the help, loaded with it. */

export const words = {
  title: 'Help',
  keys: 'Keys',
  key: { space: 'Space', enter: 'Enter', escape: 'Esc', hold: 'Hold', remove: 'Delete', or: 'or' },
  toggle: 'Start or stop recording',
  press: 'The same, on the round button',
  hold: 'Talk while you hold; release to finish',
  finish: 'Finish and copy, while recording',
  cancel: 'Cancel the recording; you can undo',
  mode: 'Choose how text is written',
  search: 'Search your dictations',
  rename: 'Rename the dictation in focus in the list',
  remove: 'Delete the dictation in focus in the list; you can undo',
  help: 'Open this help',
  lettersOff: 'Single-letter shortcuts are switched off in the settings.',
  limits: 'What a page cannot do',
  limitsBody:
    'Sotto is a page in your browser. It cannot listen for a key while another program is in front, and it cannot type into other programs. Finish and copy, then paste the text where you need it.',
  diagnostics: 'How fast it is here',
  diagnosticsBody: 'Sotto measures itself while you dictate. What it measures stays on this device.',
  openDiagnostics: 'Open diagnostics',
  benchBody:
    'The benchmark plays recordings to Sotto, takes the time, and compares it with another program and with other devices.',
  openBench: 'Open benchmark',
};
