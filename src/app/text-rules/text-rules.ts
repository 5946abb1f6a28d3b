/** Fetches the text pipeline when a person has switched on a rule: until then text stays as it is recognised. */

import { effect, signal } from '@preact/signals';
import type { Segment } from '../../core/transcript.ts';
import { chips } from '../../i18n/page.ts';
import { saying } from '../../i18n/saying.ts';
import { loadOnce } from '../load-once.ts';
import type { UndoPlaces } from '../notices.ts';
import type { RulesPage } from './rules-page.ts';
import { noMode } from './text-rules-settings.ts';
import type { FinishOptions, LiveWords, Writer, WriterPlan } from './writer.ts';

export interface TextRules {
  /** The text of a recording as it is to be shown. Reads signals. */
  live(words: LiveWords): LiveWords;
  /** Finished segments as they are to be kept, with what was recognised beside them. Never rejects: without its script nothing changes. */
  finished(segments: readonly Segment[], options?: FinishOptions): Promise<readonly Segment[]>;
  /** The mode to note on a transcript, by its name where a person has made it; undefined for none. Reads signals. */
  mode(): string | undefined;
  /** Whether any rule is switched on. Reads signals. */
  isOn(): boolean;
  /** What the page of rules works with. Rejects with `asset-missing`. */
  open(): Promise<RulesPage>;
}

export interface TextRulesPlan extends WriterPlan {
  notices: WriterPlan['notices'] & UndoPlaces;
  /** Makes a model the one in use. Never rejects. */
  useModel: (id: string) => Promise<void>;
}

export function createTextRules({ settings, language, notices, useModel }: TextRulesPlan): TextRules {
  const writer = signal<Writer | null>(null);
  const isOn = () => {
    const { textMode, hasTextRules, vocabulary } = settings.value;
    return textMode !== noMode || hasTextRules || vocabulary.trim() !== '';
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
    if (isOn()) void notices.attempt(saying(chips, 'mode'), load);
  });

  return {
    live: (words) => (isOn() ? (writer.value?.live(words) ?? words) : words),
    async finished(segments, options) {
      if (!isOn() && options?.mode === undefined) return segments;
      const work = await load().catch(() => null);
      return work?.finished(segments, options) ?? segments;
    },
    isOn,
    mode() {
      const { textMode, textModeName } = settings.value;
      return textMode === noMode ? undefined : textModeName || textMode;
    },
    async open() {
      const [{ createRulesPage }, work] = await Promise.all([import('./rules-page.ts'), load()]);
      return createRulesPage({ settings, work, useModel, notices });
    },
  };
}
