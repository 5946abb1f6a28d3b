/** Ids that sort by the time of their making: milliseconds in base 36, then randomness against two windows at once. */

export function newId(now = Date.now()): string {
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `${now.toString(36).padStart(9, '0')}-${[...random].map((part) => part.toString(36).padStart(7, '0')).join('')}`;
}
