/** The texts of the help and of the keys that it explains. */

export const words = {
  title: 'Help',
  keys: 'Keys',
  key: { space: 'Space', enter: 'Enter', hold: 'Hold', remove: 'Delete', or: 'or' },
  press: 'The same, on the round button',
  hold: 'Talk while you hold; release to finish',
  rename: 'Rename the dictation in focus in the list',
  remove: 'Delete the dictation in focus in the list; you can undo',
  lettersOff: 'The keys of the page are switched off in the settings.',
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

/** What the keys of the page do. */
export const commands = {
  toggle: 'Start or stop recording; hold it to talk',
  finish: 'Finish and copy, while recording',
  cancel: 'Cancel the recording; you can undo',
  mini: 'Open the mini window, while recording',
  mode: 'Choose how text is written',
  search: 'Search your dictations',
  next: 'Open the next older dictation',
  last: 'Open the next newer dictation',
  help: 'Open the help',
};

/** The choice of keys in the settings. */
export const keys = {
  change: (does: string, key: string) => `${does}: ${key || 'no key'}. Change`,
  none: 'none',
  press: 'Press a key…',
  remove: (does: string) => `No key for: ${does}`,
  taken: (key: string, does: string) => `${key} is taken: ${does}.`,
  unfit: 'That key belongs to the browser. Choose a letter, a sign or a function key.',
  reset: 'All as they were',
};

/** Where an address leads to nothing. */
export const lost = {
  title: 'Nothing is here',
  help: 'No page has this address. A dictation may have been deleted, or be in another browser.',
  toDictation: 'Dictate',
};
