/** Short messages above the dock. */

export const words = {
  code: (code: string) => `Code: ${code}`,
  label: 'Messages',
  about: (what: string, title: string) => `${what}: ${title}`,
  dismiss: 'Dismiss',
  copied: 'Copied. Paste it where you need it.',
  saved: 'Saved.',
  handedOver: 'Another window records now. What was said here is kept.',
  engineRestarted: 'Recognition was started again and goes on.',
  journalWorks: 'The recording is kept on the disk again.',
  isolated: 'The page was loaded once more, so that Sotto may use all of this processor.',
  offline: 'Offline: everything works.',
  nothingHeard: 'Nothing was heard, so nothing was saved.',
};

/** What was tried, before the reason why it failed. */
export const actions = {
  show: 'Show the page',
  open: 'Open',
  list: 'Read the list',
  save: 'Save',
  keep: 'Keep the text',
  rename: 'Rename',
  remove: 'Delete',
};
