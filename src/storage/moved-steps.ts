/** Undo and redo after words elsewhere in the text have been replaced: each step moves with the text that it is about. Pure. */

import type { TextChange } from '../core/text-change.ts';

interface Steps {
  /** Oldest first: the last one is undone next. */
  done: readonly TextChange[];
  /** The last one is made again next. */
  undone: readonly TextChange[];
}

/** A step that is about the replaced words themselves can no longer be taken, nor any that comes after it in its direction. */
export function movedSteps({ done, undone }: Steps, change: TextChange): { done: TextChange[]; undone: TextChange[] } {
  return {
    done: moved(done, change, ({ added, removed }) => ({ shown: added, other: removed })),
    undone: moved(undone, change, ({ added, removed }) => ({ shown: removed, other: added })),
  };
}

/** `sides`: what of a step stands in the text before it is taken, and what stands there afterwards. */
function moved(
  steps: readonly TextChange[],
  change: TextChange,
  sides: (step: TextChange) => { shown: string; other: string },
): TextChange[] {
  const kept: TextChange[] = [];
  const growth = change.added.length - change.removed.length;
  let at = change.at;
  for (const step of steps.toReversed()) {
    const { shown, other } = sides(step);
    if (at + change.removed.length <= step.at) {
      kept.unshift({ ...step, at: step.at + growth });
    } else if (at >= step.at + shown.length) {
      kept.unshift(step);
      at += other.length - shown.length;
    } else {
      break;
    }
  }
  return kept;
}
