/** The system's own sheet for sharing, where there is one. Call it inside a click: it wants the person's gesture. */

/** Null where this browser cannot share the file. Rejects with `AbortError` when the person changes their mind. */
export function sharing(file: File): (() => Promise<void>) | null {
  const data = { files: [file] };
  return navigator.canShare?.(data) ? () => navigator.share(data) : null;
}
