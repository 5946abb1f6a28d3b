/** How a file is opened; the rest is in file-list.ts. */

export const words = {
  open: 'Transcribe a file',
};
