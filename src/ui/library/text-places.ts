/**
 * The text of a transcript in its field, a `p` for each paragraph: read from there as a person has left it, and from places in the text to
 * places in the field, for carets, highlights and playing.
 */

import type { TextChange } from '../../core/text-change.ts';

/** The paragraphs of a text. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n{2,}/);
}

/** The text of a field. Editing leaves empty lines and line breaks at the end, which are no text. */
export function textIn(field: HTMLElement): string {
  const paragraphs = Array.from(field.childNodes, (node) => node.textContent ?? '');
  return paragraphs
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Fills a field. `languageAt` gives the BCP 47 tag of a paragraph, '' for that of the field. */
export function fillField(
  field: HTMLElement,
  text: string,
  languageAt: (paragraph: number) => string = () => '',
): void {
  const paragraphs = paragraphsOf(text).map((part, at) => {
    const paragraph = document.createElement('p');
    paragraph.lang = languageAt(at);
    if (part) paragraph.textContent = part;
    else paragraph.append(document.createElement('br'));
    return paragraph;
  });
  field.replaceChildren(...paragraphs);
}

/** The range of a field that shows these places of its text, as `fillField` has filled it; null where it shows another text. */
export function rangeIn(field: HTMLElement, start: number, end: number): Range | null {
  const from = placeIn(field, start);
  const to = placeIn(field, end);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** The place in the text where the paragraph with the caret begins; null when the caret is elsewhere. */
export function paragraphAtCaret(field: HTMLElement): number | null {
  const { focusNode, focusOffset = 0 } = getSelection() ?? {};
  if (!focusNode || !field.contains(focusNode)) return null;
  let start = 0;
  for (const paragraph of field.children) {
    const text = paragraph.textContent ?? '';
    if (paragraph.contains(focusNode)) {
      // Until the field is filled anew, a paragraph that was just begun is part of the one before it.
      const range = document.createRange();
      range.setStart(paragraph, 0);
      range.setEnd(focusNode, focusOffset);
      const began = range.toString().lastIndexOf('\n\n');
      return began < 0 ? start : start + began + separator;
    }
    start += text.length + separator;
  }
  return null;
}

/** The place in the text of a point of the field's nodes, as a selection names it; null when it is elsewhere. */
export function placeAt(field: HTMLElement, node: Node, offset: number): number | null {
  let start = 0;
  for (const paragraph of field.children) {
    if (paragraph.contains(node)) {
      const before = document.createRange();
      before.setStart(paragraph, 0);
      before.setEnd(node, offset);
      return start + before.toString().length;
    }
    start += (paragraph.textContent ?? '').length + separator;
  }
  return null;
}

/** The place in the text under a point of the window; null where no text is. */
export function placeUnder(field: HTMLElement, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret) return field.contains(caret.offsetNode) ? placeAt(field, caret.offsetNode, caret.offset) : null;
  // WebKit knows only the older function.
  const range = document.caretRangeFromPoint?.(x, y);
  return range && field.contains(range.startContainer) ? placeAt(field, range.startContainer, range.startOffset) : null;
}

/** Makes a change inside a paragraph where it stands, so that a caret elsewhere stays; false where it reaches further. */
export function changeField(field: HTMLElement, { at, removed, added }: TextChange): boolean {
  const range = rangeIn(field, at, at + removed.length);
  if (range?.toString() !== removed) return false;
  range.deleteContents();
  range.insertNode(document.createTextNode(added));
  return true;
}

/** The empty line between two paragraphs. */
const separator = 2;

function placeIn(field: HTMLElement, place: number): { node: Node; offset: number } | null {
  let start = 0;
  for (const paragraph of field.children) {
    const length = (paragraph.textContent ?? '').length;
    if (place <= start + length) return pointIn(paragraph, Math.max(0, place - start));
    start += length + separator;
  }
  return null;
}

/** Editing leaves several text nodes in a paragraph, or none in an empty one. */
function pointIn(paragraph: Element, place: number): { node: Node; offset: number } {
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = place;
  for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
    if (left <= node.length) return { node, offset: left };
    left -= node.length;
  }
  return { node: paragraph, offset: 0 };
}
