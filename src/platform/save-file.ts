/** Gives the person a file, in the folder of their downloads. */

export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then, and the bytes can go.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
