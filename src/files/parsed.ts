/** JSON that this app has written, and a disk may have torn. */

/** Null where it is damaged. */
export function parsed<Value>(text: string): Value | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
