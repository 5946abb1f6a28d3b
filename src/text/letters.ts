/** Classes of UTF-16 units: letters, spaces, marks and their lower-case forms, looked up without allocating. */

const word = /[\p{L}\p{M}\p{N}]/u;
const isWordBy = new Map<number, boolean>();
const foldedBy = new Map<number, number>();

const apostrophes = [0x27, 0x2019];

/** Of a letter, a combining mark or a digit; halves of surrogate pairs, and with them emoji, are not. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) {
    return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
  }
  let known = isWordBy.get(unit);
  if (known === undefined) {
    known = word.test(String.fromCharCode(unit));
    isWordBy.set(unit, known);
  }
  return known;
}

export function isApostrophe(unit: number): boolean {
  return apostrophes.includes(unit);
}

/** A space that does not end the line: a plain or a protected one, a tab. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x202f || unit === 0x09;
}

export function isNewline(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

/** The mark with which a sentence ends. */
export function isSentenceEnd(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x2026;
}

/** A mark that stands against the word before it. */
export function isClosingMark(unit: number): boolean {
  return isSentenceEnd(unit) || unit === 0x2c || unit === 0x3b || unit === 0x3a;
}

/** A mark at which a voice pauses: a closing one or a dash between spaces. */
export function isPauseMark(unit: number): boolean {
  return isClosingMark(unit) || unit === 0x2014 || unit === 0x2013;
}

export function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011;
}

/** The unit in lower case and with the plain apostrophe; itself where its lower-case form is longer. */
export function foldUnit(unit: number): number {
  if (unit < 128) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  if (unit === 0x2019) return 0x27;
  let known = foldedBy.get(unit);
  if (known === undefined) {
    const lower = String.fromCharCode(unit).toLowerCase();
    known = lower.length === 1 ? lower.charCodeAt(0) : unit;
    foldedBy.set(unit, known);
  }
  return known;
}

/** Letter by letter as foldUnit: two texts are the same word when their folded forms are. */
export function folded(text: string): string {
  return text.toLowerCase().replaceAll('’', "'");
}

/** `text` with a capital at its beginning. */
export function capitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text && first.toUpperCase() + text.slice(first.length);
}

/** `text` with a small letter at its beginning. */
export function uncapitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text && first.toLowerCase() + text.slice(first.length);
}

export function isUpper(text: string): boolean {
  return text !== text.toLowerCase() && text === text.toUpperCase();
}

export function isCapitalised(text: string): boolean {
  const first = text.slice(0, 1);
  return first !== first.toLowerCase();
}
