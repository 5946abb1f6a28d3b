/**
 * A text under control: raw text through spoken commands, replacements, fillers, numbers and letter case to the final text, with every
 * change known by its place in the raw one. Compiled once when the settings change.
 */

import type { Rewriting } from './change.ts';
import { Fillers } from './cleanup/fillers.ts';
import { removeLoops } from './cleanup/loops.ts';
import { Stutters } from './cleanup/stutters.ts';
import { setFullStop, setMarks } from './cleanup/typography.ts';
import { SpokenCommands } from './commands/spoken-commands.ts';
import { Draft, type TextContext } from './draft.ts';
import { tableOf } from './languages/tables.ts';
import { LetterCase, lowerAll, raiseSentences } from './letter-case.ts';
import { Numbers } from './numbers/numbers.ts';
import { numberLanguage } from './numbers/tables.ts';
import { Replacements, type RuleTrouble } from './replacements/replacements.ts';
import { type CommandWords, type Rule, type TextSettings, usualCommands } from './text-settings.ts';

export interface PipelinePlan {
  settings: TextSettings;
  /** In the order in which they are listed. */
  rules: readonly Rule[];
  /** BCP 47; a language without tables has only the person's own rules, and what needs none. */
  language: string;
  /** Names that keep their capitals. */
  terms?: readonly string[];
  /** What a person has changed in the commands of the language. */
  commands?: CommandWords;
}

interface Step {
  run(draft: Draft): void;
  /** The position from which the text may still become something else, where only what stands before `decided` is certain. */
  openFrom?(draft: Draft, decided: number): number;
  /** Only for a text to which nothing is added any more. */
  isLast?: boolean;
}

/** A text of which more is to come: no later word changes the first `stable` units of what it is now. */
export interface OpenRewriting extends Rewriting {
  stable: number;
}

export class Pipeline {
  private readonly draft = new Draft();
  private readonly steps: readonly Step[];
  private readonly replacements: Replacements;
  /** Whether a capital inside a sentence is the mark of a name. */
  readonly capitalsTell: boolean;
  /** False where a person wants small letters only. */
  readonly hasCapitals: boolean;

  constructor({ settings, rules, language, terms = [], commands = usualCommands }: PipelinePlan) {
    const table = tableOf(language);
    const code = table?.code ?? language.toLowerCase().split(/[-_]/)[0]!;
    const letterCase = new LetterCase(table, terms);
    this.capitalsTell = !table?.smallWords;
    this.hasCapitals = settings.letterCase !== 'lower';
    const own = rules.filter((rule) => rule.on && (rule.language === null || rule.language === code));
    this.replacements = new Replacements(own);
    this.replacements.checkForCircles(this.draft);
    const numbers = settings.numbers === 'spoken' ? undefined : numberLanguage(code);
    const steps: (Step | false | undefined)[] = [
      table &&
        settings.commands.on &&
        new SpokenCommands(table, { ...commands, isAnywhere: settings.commands.anywhere, letterCase }),
      !this.replacements.isEmpty && this.replacements,
      (settings.fillers.on || settings.fillers.own.length > 0) &&
        new Fillers(settings.fillers.on ? table : undefined, settings.fillers.own),
      (settings.stutters || settings.falseStarts) &&
        new Stutters(settings.stutters ? table : undefined, settings.falseStarts),
      settings.loops && { run: removeLoops, isLast: true },
      numbers && new Numbers(numbers, settings),
      settings.letterCase === 'sentence' && { run: raiseSentences },
      settings.letterCase === 'lower' && { run: lowerAll },
      settings.fullStop !== 'recognised' && {
        run: (draft) => setFullStop(draft, settings.fullStop),
        isLast: true,
      },
      settings.typography && table && { run: (draft) => setMarks(draft, table) },
    ];
    this.steps = steps.filter((step) => step !== false && step !== undefined);
  }

  /** Rules that are switched off until they are changed; some are found out only by a text. */
  get troubles(): readonly RuleTrouble[] {
    return this.replacements.troubles;
  }

  /** A finished text, or with `goesOn` finished sentences. */
  rewrite(raw: string, context: Omit<TextContext, 'isOpen'> = {}): Rewriting {
    this.draft.begin(raw, context);
    for (const step of this.steps) {
      if (step.isLast && context.goesOn) continue;
      step.run(this.draft);
      this.draft.settle();
    }
    return this.draft.result();
  }

  /** A text that is still growing. What needs later words waits for them, and commands that take something back for its end. */
  rewriteOpen(raw: string, context: Omit<TextContext, 'isOpen'> = {}): OpenRewriting {
    const { draft } = this;
    draft.begin(raw, { ...context, isOpen: true });
    // The last word may be half of one.
    let open = draft.words.count === 0 ? 0 : draft.words.starts[draft.words.count - 1]!;
    for (const step of this.steps) {
      if (step.isLast) continue;
      const place = draft.positionOf(open);
      // What has been joined to an open word is open.
      const decided = draft.wordStart(place);
      const from = step.openFrom?.(draft, decided) ?? decided;
      if (from < place) open = Math.min(open, draft.rawPosition(from));
      step.run(draft);
      draft.settle();
    }
    const result = draft.result();
    return { ...result, stable: stableLength(result, open) };
  }
}

const marksAtEnd = /[\s\p{P}]+$/u;

/** The marks before what is open may still be swallowed, and a single letter may still become the first of a name as "iPhone". */
function stableLength({ text, changes }: Rewriting, open: number): number {
  let shift = 0;
  let end = open;
  for (const change of changes) {
    if (change.start >= open) break;
    // A change that goes on to what is open is open itself.
    if (change.end > open) end = Math.min(end, change.start);
    else shift += change.to.length - (change.end - change.start);
  }
  const certain = text.slice(0, end + shift).replace(marksAtEnd, '');
  return certain.replace(/(?<!\p{L})\p{L}$/u, '').replace(marksAtEnd, '').length;
}
