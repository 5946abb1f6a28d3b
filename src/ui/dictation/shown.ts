/** What the main view shows and the dock refers to. */

import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { App } from '../../app/app.ts';
import type { LiveText } from '../../app/dictation/live-text.ts';
import type { Transcript } from '../../core/transcript.ts';

export type Shown =
  | { kind: 'saved'; transcript: Transcript }
  /** The dictation in progress, or an unsaved one that has ended. */
  | { kind: 'live' }
  | { kind: 'invitation' };

export function useShown({ dictation: { state, text }, library: { selected } }: App): ReadonlySignal<Shown> {
  // Text of a finished dictation that a saved transcript has replaced in the view. The text is not shown again when the transcript is
  // closed, since it would look like a dictation that was just deleted.
  const left = useSignal<LiveText | null>(null);
  useSignalEffect(() => {
    if (selected.value && state.value.at === 'idle') left.value = text.value;
  });
  return useComputed(() => {
    if (selected.value) return { kind: 'saved', transcript: selected.value };
    const { at } = state.value;
    if (at === 'arming' || at === 'recording' || at === 'finishing') return { kind: 'live' };
    const hasText = text.value.segments.length > 0 || text.value.partial !== null;
    return hasText && left.value !== text.value ? { kind: 'live' } : { kind: 'invitation' };
  });
}
