/** The second step: a person's own rules, in one pass from left to right; at one place the longest wins, and of equals the upper one. */

import { AppError, type ErrorCode, toAppError } from '../../core/errors.ts';
import type { Draft } from '../draft.ts';
import { capitalised, isCapitalised, isClosingMark, isUpper } from '../letters.ts';
import { PhraseTable } from '../phrase-table.ts';
import type { Rule } from '../text-settings.ts';
import { type Capture, findAll } from './pattern-search.ts';
import { compilePattern, type Program } from './pattern-syntax.ts';

/** A rule that is switched off until it is changed, and why. */
export interface RuleTrouble {
  rule: string;
  code: Extract<ErrorCode, 'rule-pattern' | 'rule-slow' | 'rule-circular'>;
}

interface Pattern {
  rule: Rule;
  program: Program;
}

/** After so many passes, what still changes will never rest. */
const mostPasses = 8;
/** Units at the end that may be the beginning of a phrase. */
const longestOpen = 400;

export class Replacements {
  readonly troubles: RuleTrouble[] = [];
  private table: PhraseTable<Rule>;
  private patterns: readonly Pattern[];
  private rules: readonly Rule[];

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    this.table = tableOf(rules);
    this.patterns = rules.filter(({ kind }) => kind === 'pattern').flatMap((rule) => this.compiled(rule));
  }

  /** Whether a pass over a text can change anything. */
  get isEmpty(): boolean {
    return this.table.size === 0 && this.patterns.length === 0;
  }

  run(draft: Draft): void {
    for (let pass = 1; ; pass++) {
      this.replacePhrases(draft);
      const fired = new Set(draft.edits.map(({ rule }) => rule));
      draft.settle();
      // What a pattern finds may still be growing.
      if (!draft.isOpen) for (const pattern of this.patterns) this.replacePattern(draft, pattern, fired);
      if (fired.size === 0) return;
      if (pass === mostPasses) {
        for (const rule of fired) this.switchOff(rule, 'rule-circular');
        pass = 0;
      }
    }
  }

  openFrom({ text, words }: Draft, decided: number): number {
    if (this.table.isLoose) {
      for (let at = Math.max(0, decided - longestOpen); at < decided; at++) {
        if (this.table.isOpenAt(text, at, decided)) return at;
      }
      return decided;
    }
    for (let i = words.from(decided - longestOpen); i < words.count && words.starts[i]! < decided; i++) {
      if (this.table.isOpenAt(text, words.starts[i]!, decided)) return words.starts[i]!;
    }
    return decided;
  }

  /** Switches off what comes to itself again. Called once, when the rules have been changed. */
  checkForCircles(draft: Draft): void {
    for (const rule of this.rules) {
      if (rule.kind === 'pattern') continue;
      const reached = new Set<string>();
      draft.begin(rule.to, {});
      for (let pass = 0; pass < mostPasses; pass++) {
        this.replacePhrases(draft);
        if (draft.edits.length === 0) break;
        for (const edit of draft.edits) reached.add(edit.rule);
        draft.settle();
      }
      if (reached.has(rule.id)) this.troubles.push({ rule: rule.id, code: 'rule-circular' });
    }
    if (this.troubles.length > 0) this.table = tableOf(this.rules.filter(({ id }) => !this.isOff(id)));
  }

  private replacePhrases(draft: Draft): void {
    const { table } = this;
    if (table.size === 0) return;
    const { text, words } = draft;
    let next = 0;
    const tryAt = (at: number) => {
      if (at < next) return;
      const match = table.at(text, at);
      if (!match) return;
      put(draft, at, match.end, match.value.to, match.value);
      next = match.end;
    };
    if (table.isLoose) for (let at = 0; at < text.length; at++) tryAt(at);
    else for (let i = 0; i < words.count; i++) tryAt(words.starts[i]!);
  }

  private replacePattern(draft: Draft, { rule, program }: Pattern, fired: Set<string>): void {
    if (this.isOff(rule.id)) return;
    try {
      const { text } = draft;
      for (const capture of findAll(program, text)) {
        put(draft, capture[0]!, capture[1]!, filled(rule.to, text, capture), rule);
      }
      if (draft.edits.length === 0) return;
      fired.add(rule.id);
      draft.settle();
    } catch (error) {
      draft.edits.length = 0;
      const { code } = toAppError(error);
      if (code !== 'rule-slow') throw error;
      this.switchOff(rule.id, code);
    }
  }

  private compiled(rule: Rule): Pattern[] {
    try {
      return rule.from.map((source) => ({ rule, program: compilePattern(source, rule.letterCase !== 'exact') }));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'rule-pattern') throw error;
      this.troubles.push({ rule: rule.id, code: error.code });
      return [];
    }
  }

  private switchOff(rule: string, code: RuleTrouble['code']): void {
    if (this.isOff(rule)) return;
    this.troubles.push({ rule, code });
    this.table = tableOf(this.rules.filter(({ id }) => !this.isOff(id)));
  }

  private isOff(id: string): boolean {
    return this.troubles.some(({ rule }) => rule === id);
  }
}

function tableOf(rules: readonly Rule[]): PhraseTable<Rule> {
  return new PhraseTable(
    rules
      .filter(({ kind }) => kind === 'text')
      .flatMap((rule) =>
        rule.from.map((text) => ({
          text,
          value: rule,
          isExact: rule.letterCase === 'exact',
          isWithin: rule.within,
        })),
      ),
  );
}

function put(draft: Draft, start: number, end: number, to: string, rule: Rule): void {
  const said = draft.text.slice(start, end);
  const written = rule.letterCase === 'follow' ? following(said, to) : to;
  if (written !== '' || rule.within) {
    draft.replace(start, end, written, rule.id);
    return;
  }
  // What leaves a gap takes one of the two spaces beside it along.
  const before = draft.skipSpacesBack(start);
  const isAtStart = before === 0 || draft.text[before - 1] === '\n';
  const after = draft.skipSpaces(end);
  const isBeforeMark = after < draft.text.length && isClosingMark(draft.text.charCodeAt(after));
  draft.replace(isAtStart && !isBeforeMark ? start : before, isAtStart && !isBeforeMark ? after : end, '', rule.id);
}

/** `to` with the capitals of what was said: all of them, or the first. */
function following(said: string, to: string): string {
  if (said.length > 1 && isUpper(said) && to.toLowerCase() === to) return to.toUpperCase();
  return isCapitalised(said) ? capitalised(to) : to;
}

function filled(to: string, text: string, capture: Capture): string {
  return to.replace(/\$(\d|&|\$)/g, (_, sign: string) => {
    if (sign === '$') return '$';
    const slot = (sign === '&' ? 0 : Number(sign)) * 2;
    const start = capture[slot] ?? -1;
    return start < 0 ? '' : text.slice(start, capture[slot + 1]);
  });
}
