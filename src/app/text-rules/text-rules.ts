/** Fetches the text pipeline when a person has switched on a rule: until then text stays as it is recognised. */

import { effect, signal } from '@preact/signals';
import type { Segment } from '../../core/transcript.ts';
import type { SpokenWord } from '../../text/segments.ts';
import { loadOnce } from '../load-once.ts';
import type { RulesPanel } from './rules-panel.ts';
import type { LiveWords, Writer, WriterPlan } from './writer.ts';

export interface TextRules {
  /** The text of a recording as it is to be shown. Reads signals. */
  live(words: LiveWords): LiveWords;
  /** Finished segments as they are to be kept, with what was recognised beside them. Never rejects: without its script nothing changes. */
  finished(segments: readonly Segment[], words?: readonly SpokenWord[] | null): Promise<readonly Segment[]>;
  /** The mode to note on a transcript; undefined for none. */
  mode(): string | undefined;
  /** Whether any rule is switched on. Reads signals. */
  isOn(): boolean;
  /** What the page of rules works with. Rejects with `asset-missing`. */
  open(): Promise<RulesPanel>;
}

export function createTextRules({ settings, language, notices }: WriterPlan): TextRules {
  const writer = signal<Writer | null>(null);
  const isOn = () => {
    const { textMode, hasTextRules, vocabulary } = settings.value;
    return textMode !== 'none' || hasTextRules || vocabulary.trim() !== '';
  };
  const load = loadOnce(
    'text rules',
    () => import('./writer.ts'),
    ({ createWriter }) => {
      writer.value = createWriter({ settings, language, notices });
      return writer.value;
    },
  );

  effect(() => {
    if (isOn()) load().catch(notices.report);
  });

  return {
    live: (words) => (isOn() ? (writer.value?.live(words) ?? words) : words),
    async finished(segments, words = null) {
      if (!isOn()) return segments;
      const work = await load().catch(() => null);
      return work?.finished(segments, words) ?? segments;
    },
    isOn,
    mode: () => (settings.value.textMode === 'none' ? undefined : settings.value.textMode),
    async open() {
      const [{ createRulesPanel }, work] = await Promise.all([import('./rules-panel.ts'), load()]);
      return createRulesPanel({ settings, work });
    },
  };
}
