/** Text in localStorage, where that is allowed. Nothing here throws. */

/** Null when there is none, or when the browser keeps nothing for this site. */
export function readText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function removeText(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {}
}

/** Removes every text whose key begins so. */
export function removeTexts(prefix: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {}
}

/** Writes the text; without space or permission it is lost when the page closes. */
export function writeText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {}
}
