/** Text by a person's rules: while it is spoken, when it is finished, and in the field where rules are tried out. */

import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { joinedTexts, languageOf, type Segment, wordsOf } from '../../core/transcript.ts';
import type { Change, Rewriting } from '../../text/change.ts';
import { modes, untouched } from '../../text/modes.ts';
import { Pipeline } from '../../text/pipeline.ts';
import type { RuleTrouble } from '../../text/replacements/replacements.ts';
import { rewriteSegments } from '../../text/segments.ts';
import type { Notices } from '../notices.ts';
import { createRulesStore, type KeptRules } from './rules-store.ts';
import type { TextRulesSettings } from './text-rules-settings.ts';

export interface WriterPlan {
  settings: Signal<TextRulesSettings>;
  /** BCP 47, where segments do not tell; '' when it is not known. */
  language: ReadonlySignal<string>;
  notices: Pick<Notices, 'report'>;
}

/** A recording in progress: final segments, and the open one. */
export interface LiveWords {
  segments: readonly Segment[];
  partial: { start: number; committed: string; tentative: string } | null;
}

export interface Writer {
  store: Signal<KeptRules>;
  /** Rules that are switched off until they are changed. */
  troubles: ReadonlySignal<readonly RuleTrouble[]>;
  live(words: LiveWords): LiveWords;
  /** Counts what each rule has done. */
  finished(segments: readonly Segment[]): Segment[];
  tryOut(text: string): Rewriting;
}

/** So much of the text before is enough to know whether a sentence goes on. */
const lettersBefore = 80;

export function createWriter({ settings, language, notices }: WriterPlan): Writer {
  const store = createRulesStore(notices.report);
  const rules = computed(() => store.value.rules);
  const mode = computed(() => settings.value.textMode);
  /** Compiled anew when a rule or the mode changes; by language. */
  const pipelines = computed(() => {
    const plan = { settings: mode.value === 'none' ? untouched : modes[mode.value], rules: rules.value };
    const made = new Map<string, Pipeline>();
    return (wanted: string): Pipeline => {
      const pipeline = made.get(wanted) ?? new Pipeline({ ...plan, language: wanted });
      made.set(wanted, pipeline);
      return pipeline;
    };
  });
  const troubles = signal<readonly RuleTrouble[]>([]);
  let shown: { of: readonly Segment[]; by: Pipeline; segments: readonly Segment[] } | null = null;

  const pipelineFor = (segments: readonly Segment[]) => pipelines.value(languageOf(segments) || language.value || 'en');

  function finals(pipeline: Pipeline, segments: readonly Segment[]): readonly Segment[] {
    if (shown?.of !== segments || shown.by !== pipeline) {
      shown = { of: segments, by: pipeline, segments: rewriteSegments(pipeline, segments, { goesOn: true }).segments };
    }
    return shown.segments;
  }

  effect(() => {
    troubles.value = [...pipelineFor([]).troubles];
  });

  /** What only a text has shown; later, for whoever tries a text out is drawing. */
  function noteTroubles(pipeline: Pipeline): void {
    const found = [...pipeline.troubles];
    if (found.length !== troubles.peek().length) {
      queueMicrotask(() => {
        troubles.value = found;
      });
    }
  }

  function count(changes: readonly Change[]): void {
    const own = new Set(rules.value.map(({ id }) => id));
    const used = changes.flatMap((change) => change.rules.filter((rule) => own.has(rule)));
    if (used.length === 0) return;
    const uses = { ...store.value.uses };
    for (const rule of used) uses[rule] = (uses[rule] ?? 0) + 1;
    store.value = { ...store.value, uses };
  }

  return {
    store,
    troubles,

    live({ segments, partial }) {
      const pipeline = pipelineFor(segments);
      const written = finals(pipeline, segments);
      if (!partial) return { segments: written, partial };
      const before = wordsOf(written.slice(-3)).slice(-lettersBefore);
      const context = { before: before && joinedTexts(before, ' ').trimStart(), breaths: [0] };
      const certain = pipeline.rewriteOpen(partial.committed, context);
      const committed = certain.text.slice(0, certain.stable);
      const { text } = pipeline.rewriteOpen(partial.committed + partial.tentative, context);
      return {
        segments: written,
        partial: { start: partial.start, committed, tentative: text.slice(committed.length) },
      };
    },

    finished(segments) {
      const pipeline = pipelineFor(segments);
      const { segments: written, changes } = rewriteSegments(pipeline, segments);
      noteTroubles(pipeline);
      count(changes);
      return written;
    },

    tryOut(text) {
      const pipeline = pipelineFor([]);
      const rewriting = pipeline.rewrite(text);
      noteTroubles(pipeline);
      return rewriting;
    },
  };
}
