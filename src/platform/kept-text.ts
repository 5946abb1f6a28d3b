/** Text in localStorage, where that is allowed. Nothing here throws. */

/** Null when there is none, or when the browser keeps nothing for this site. */
export function readText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Without space or leave to write it, the text is gone when the page closes. */
export function writeText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {}
}
