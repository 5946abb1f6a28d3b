/** Gives the person a file, in the folder of their downloads. */

let last = '';

export function saveFile(name: string, type: string, content: BlobPart): void {
  // iOS first asks where to, for as long as a person takes: the bytes go with the next file, or with the page.
  URL.revokeObjectURL(last);
  last = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = last;
  link.download = name;
  link.click();
}
