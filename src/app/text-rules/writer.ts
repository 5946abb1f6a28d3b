/** Text by a person's rules: while it is spoken, when it is finished, and in the field where rules are tried out. */

import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { codeOf } from '../../core/languages.ts';
import { joinedTexts, languageOf, type Segment, wordsOf } from '../../core/transcript.ts';
import type { Change, Rewriting } from '../../text/change.ts';
import { insertedSegments } from '../../text/inserted-segments.ts';
import { untouched } from '../../text/modes.ts';
import { Pipeline } from '../../text/pipeline.ts';
import type { RuleTrouble } from '../../text/replacements/replacements.ts';
import { rewriteSegments, type SpokenWord } from '../../text/segments.ts';
import { TermCorrector } from '../../text/terms/term-corrector.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { Notices } from '../notices.ts';
import { allModes } from './mode.ts';
import { createRulesStore, type KeptRules } from './rules-store.ts';
import { termsIn } from './terms-in.ts';
import type { TextRulesSettings } from './text-rules-settings.ts';

/** The person's names and terms are also a hint for the model: that is where they are kept. A mode may set the languages. */
export type WriterSettings = TextRulesSettings & Pick<SpeechSettings, 'vocabulary' | 'spoken'>;

export interface WriterPlan {
  settings: Signal<WriterSettings>;
  /** BCP 47, where segments do not tell; '' when it is not known. */
  language: ReadonlySignal<string>;
  notices: Pick<Notices, 'attempt' | 'report' | 'settle'>;
}

export interface FinishOptions {
  /** Of all segments, with how sure the model was; null where it does not tell. */
  words?: readonly SpokenWord[] | null;
  /** Id of a mode other than the one that is set. */
  mode?: string;
}

/** A final segment with how sure the model was of its words. */
interface SaidSegment extends Segment {
  said?: readonly SpokenWord[];
}

/** A recording in progress: final segments, and the open one. */
export interface LiveWords {
  segments: readonly SaidSegment[];
  partial: { start: number; committed: string; tentative: string } | null;
}

export interface Writer {
  store: Signal<KeptRules>;
  /** Rules that are switched off until they are changed. */
  troubles: ReadonlySignal<readonly RuleTrouble[]>;
  live(words: LiveWords): LiveWords;
  /** Counts what each rule has done. */
  finished(segments: readonly Segment[], options?: FinishOptions): Segment[];
  /** BCP 47 tag of what is spoken, as far as it is known. Reads signals. */
  language(): string;
  tryOut(text: string): Rewriting;
}

/** So much of the text before is enough to know whether a sentence goes on. */
const lettersBefore = 80;

export function createWriter({ settings, language, notices }: WriterPlan): Writer {
  const store = createRulesStore(notices);
  const rules = computed(() => store.value.rules);
  const mode = computed(() => settings.value.textMode);
  const vocabulary = computed(() => termsIn(settings.value.vocabulary));
  const terms = computed(() => new TermCorrector(vocabulary.value));
  /** Compiled anew when a rule, a mode or a command changes; by mode and language. */
  const pipelines = computed(() => {
    const { modes, commands } = store.value;
    const plan = { rules: rules.value, terms: vocabulary.value };
    const all = allModes(modes);
    const made = new Map<string, Pipeline>();
    return (language: string, id: string): Pipeline => {
      const key = `${id} ${language}`;
      const own = commands[codeOf(language)];
      const changes = { language, ...(own && { commands: own }) };
      const settings = all.find((one) => one.id === id)?.settings ?? untouched;
      const pipeline = made.get(key) ?? new Pipeline({ ...plan, ...changes, settings });
      made.set(key, pipeline);
      return pipeline;
    };
  });
  const troubles = signal<readonly RuleTrouble[]>([]);
  /** What was shown as committed of the open segment: it stays so, even where the rules would wait for more words by now. */
  let promised = { start: -1, text: '' };
  let shown: { of: readonly Segment[]; by: Pipeline; segments: readonly Segment[] } | null = null;

  const languageFor = (segments: readonly Segment[]) => languageOf(segments) || language.value || 'en';
  const pipelineFor = (segments: readonly Segment[], id = mode.value) => pipelines.value(languageFor(segments), id);

  function finals(pipeline: Pipeline, segments: readonly SaidSegment[]): readonly Segment[] {
    if (shown?.of !== segments || shown.by !== pipeline) {
      const named = { terms: terms.value, words: segments.flatMap(({ said = [] }) => said) };
      shown = {
        of: segments,
        by: pipeline,
        segments: rewriteSegments(pipeline, segments, { goesOn: true, ...named }).segments,
      };
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
      const { text } = pipeline.rewriteOpen(partial.committed + partial.tentative, context);
      const stable = certain.text.slice(0, certain.stable);
      const { start } = partial;
      const isKept = promised.start === start && promised.text.startsWith(stable) && text.startsWith(promised.text);
      const committed = isKept ? promised.text : stable;
      promised = { start, text: committed };
      return {
        segments: written,
        partial: { start, committed, tentative: text.slice(committed.length) },
      };
    },

    language: () => languageFor([]),

    finished(segments, { words = null, mode: wanted = mode.value } = {}) {
      const pipeline = pipelineFor(segments, wanted);
      const { segments: written, changes } = rewriteSegments(pipeline, segments, {
        terms: terms.value,
        words,
      });
      noteTroubles(pipeline);
      count(changes);
      const { hasCapitals } = pipeline;
      return insertedSegments(written, { language: languageFor(segments), terms: vocabulary.value, hasCapitals });
    },

    tryOut(text) {
      const pipeline = pipelineFor([]);
      const rewriting = pipeline.rewrite(text);
      noteTroubles(pipeline);
      return rewriting;
    },
  };
}
