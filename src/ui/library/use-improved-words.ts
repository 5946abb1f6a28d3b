/** Marks the words that a more exact model has just put into the text, softly and for a moment. */

import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { TextEditing } from '../../app/library/text-editing.ts';
import { rangeIn } from './text-places.ts';

/** The name of the highlight in the style sheet. */
const highlight = 'improved';

/** Called behind what fills the field with `text`, the text of the transcript `id`. */
export function useImprovedWords(
  field: RefObject<HTMLElement | null>,
  { id, text }: { id: string; text: string },
  editing: Pick<TextEditing, 'improved'>,
): void {
  const improved = editing.improved.value;
  useLayoutEffect(() => {
    const element = field.current;
    const left = improved?.id === id ? improved.until - Date.now() : 0;
    if (!element || !improved || left <= 0 || !('highlights' in CSS)) return;
    const ranges = improved.places.map(({ start, end }) => rangeIn(element, start, end));
    CSS.highlights.set(highlight, new Highlight(...ranges.filter((range) => range !== null)));
    const end = () => void CSS.highlights.delete(highlight);
    const timer = setTimeout(end, left);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [field, id, text, improved]);
}
