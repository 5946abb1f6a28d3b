/** The first step: what was said to be done is done, and its words are gone. */

import type { Draft } from '../draft.ts';
import type { LanguageTable } from '../languages/language-table.ts';
import type { LetterCase } from '../letter-case.ts';
import { capitalised } from '../letters.ts';
import { PhraseTable } from '../phrase-table.ts';
import type { CommandWords } from '../text-settings.ts';
import { WordSet } from '../words.ts';
import { type Action, actions, type CommandId, commandIds } from './command-list.ts';
import { lastSentenceStart, lastWordStart, removePhrase } from './taking-back.ts';
import { marksStart, needsSpace, writeBreak, writeEmoji, writeMark } from './writing.ts';

/** A command that was carried out, and the edits as they were before it. */
interface Done {
  start: number;
  end: number;
  before: Draft['edits'];
}

interface CommandChoices extends CommandWords {
  /** Also without a pause before and behind them. */
  isAnywhere: boolean;
  letterCase: LetterCase;
}

/** Words at the end that are looked at: a few commands in a row. */
const longestOpen = 24;

const backwards = new Set<Action['kind']>(['scratch', 'undo', 'delete-word']);

export class SpokenCommands {
  private readonly phrases: PhraseTable<CommandId>;
  private readonly escapes: PhraseTable<null>;
  private readonly determiners: WordSet;
  private readonly digits: WordSet;
  private readonly quotes: LanguageTable['quotes'];
  private readonly isAnywhere: boolean;
  private readonly letterCase: LetterCase;

  constructor(table: LanguageTable, { off, words, isAnywhere, letterCase }: CommandChoices) {
    const said = (id: CommandId) => words[id] ?? table.commands[id] ?? [];
    this.phrases = new PhraseTable(
      commandIds.filter((id) => !off.includes(id)).flatMap((id) => said(id).map((text) => ({ text, value: id }))),
    );
    this.escapes = new PhraseTable(table.escapes.map((text) => ({ text, value: null })));
    this.determiners = new WordSet(table.determiners);
    this.digits = new WordSet(table.digits);
    this.quotes = table.quotes;
    this.isAnywhere = isAnywhere;
    this.letterCase = letterCase;
  }

  run(draft: Draft): void {
    const { text, words } = draft;
    const done: Done[] = [];
    const undone: { start: number; end: number }[] = [];
    let isShouting = false;
    let next = 0;
    for (let i = 0; i < words.count; i++) {
      const start = words.starts[i]!;
      if (start < next) continue;
      const escaped = this.escapedFrom(text, start);
      if (escaped) {
        draft.replace(start, escaped.start, '', 'command.literal');
        next = escaped.end;
        continue;
      }
      const match = this.phrases.at(text, start);
      if (match && this.isCommand(draft, i, match.value, match.end, next)) {
        const action: Action = actions[match.value];
        const before = [...draft.edits];
        const rule = `command.${match.value}`;
        if (action.kind === 'undo') {
          const last = done.pop();
          if (!last) continue;
          draft.edits.length = 0;
          draft.edits.push(...last.before);
          undone.unshift({ start: last.start, end: last.end });
          undone.push({ start, end: match.end });
          for (const range of undone) removePhrase(draft, range.start, range.end, rule);
          next = draft.skipMarks(match.end);
          continue;
        }
        if (action.kind === 'capitals' && (action.range === 'begin' || action.range === 'end')) {
          isShouting = action.range === 'begin';
        }
        next = this.carryOut(draft, action, start, match.end, rule);
        done.push({ start, end: match.end, before });
      } else if (isShouting) {
        draft.replace(start, words.ends[i]!, draft.word(i).toUpperCase(), 'command.caps-on');
      }
    }
  }

  openFrom(draft: Draft, decided: number): number {
    const { words } = draft;
    let open = decided;
    const last = words.from(decided) - 1;
    for (let i = last; i >= Math.max(0, last - longestOpen); i--) {
      const start = words.starts[i]!;
      if (this.isOpenAt(draft, start, open)) open = start;
    }
    return open;
  }

  private isOpenAt(draft: Draft, start: number, open: number): boolean {
    const { text } = draft;
    if (this.phrases.isOpenAt(text, start, open)) return true;
    const escaped = this.escapes.at(text, start);
    const from = escaped ? draft.skipSpaces(draft.skipMarks(escaped.end)) : start;
    if (escaped && (from >= open || this.phrases.isOpenAt(text, from, open))) return true;
    // What follows decides whether it is one, and what becomes of the word behind it.
    const match = this.phrases.at(text, start);
    return match !== null && draft.nextStart(match.end) >= open;
  }

  private escapedFrom(text: string, at: number): { start: number; end: number } | null {
    const escaped = this.escapes.at(text, at);
    if (!escaped) return null;
    const start = escaped.end + (/^[,:]?\s+/.exec(text.slice(escaped.end, escaped.end + 4))?.[0].length ?? 0);
    const command = this.phrases.at(text, start);
    return command && { start, end: command.end };
  }

  /** `lastEnd`: where the command before ended. */
  private isCommand(draft: Draft, word: number, id: CommandId, end: number, lastEnd: number): boolean {
    const start = draft.words.starts[word]!;
    if (draft.isOpen && backwards.has(actions[id].kind)) return false;
    if (this.isAnywhere) return !this.isNoun(draft, word, end);
    const follows = lastEnd > 0 && draft.skipSpaces(lastEnd) === start;
    return (follows || draft.isPauseBefore(start)) && this.isEndedBy(draft, end);
  }

  /** A pause, or another command that ends with one. */
  private isEndedBy(draft: Draft, end: number): boolean {
    if (draft.isPauseAfter(end)) return true;
    const next = this.phrases.at(draft.text, draft.skipSpaces(end));
    return next !== null && this.isEndedBy(draft, next.end);
  }

  /** "The comma", and the one in "three comma five". */
  private isNoun(draft: Draft, word: number, end: number): boolean {
    const { text, words } = draft;
    if (word === 0 || !draft.isJoined(word - 1)) return false;
    if (this.determiners.has(text, words, word - 1)) return true;
    const next = words.from(end);
    return this.digits.has(text, words, word - 1) && next < words.count && this.digits.has(text, words, next);
  }

  /** Returns the position up to which the text has been dealt with. */
  private carryOut(draft: Draft, action: Action, start: number, end: number, rule: string): number {
    switch (action.kind) {
      case 'mark':
        return writeMark(draft, start, end, action, rule, this.letterCase);
      case 'quote': {
        const to = this.quotes[action.side === 'opening' ? 0 : 1];
        return writeMark(draft, start, end, { to, side: action.side }, rule, this.letterCase);
      }
      case 'break':
        return writeBreak(draft, start, end, action, rule);
      case 'emoji':
        return writeEmoji(draft, start, end, action.to, rule);
      case 'no-space': {
        const next = draft.skipSpaces(draft.skipMarks(end));
        draft.replace(marksStart(draft, start), next, '', rule);
        return next;
      }
      case 'capitals':
        return this.writeCapitals(draft, action.range, start, end, rule);
      case 'scratch': {
        const next = draft.skipMarks(end);
        const from = lastSentenceStart(draft, start);
        const rest = draft.skipSpaces(next);
        const isLast = rest === draft.text.length;
        draft.replace(isLast ? draft.skipSpacesBack(from) : from, rest, '', rule);
        return rest;
      }
      case 'delete-word': {
        const next = draft.skipMarks(end);
        const from = lastWordStart(draft, start);
        draft.replace(draft.skipSpacesBack(from), from === 0 ? draft.skipSpaces(next) : next, '', rule);
        return next;
      }
      case 'undo':
        return end;
    }
  }

  private writeCapitals(draft: Draft, range: string, start: number, end: number, rule: string): number {
    const next = draft.skipSpaces(draft.skipMarks(end));
    const from = commaBefore(draft, start);
    const word = draft.words.from(next);
    const following = this.phrases.at(draft.text, next);
    const isCommandNext = following !== null && this.isCommand(draft, word, following.value, following.end, next);
    // A command has its own space, if it wants one.
    const isBare = next === draft.text.length || isCommandNext || !needsSpace(draft, from);
    draft.replace(from, next, isBare ? '' : ' ', rule);
    const isPlain = word < draft.words.count && draft.words.starts[word] === next && !isCommandNext;
    if (!isPlain || range === 'begin' || range === 'end') return next;
    const said = draft.word(word);
    draft.replace(next, draft.words.ends[word]!, range === 'word' ? said.toUpperCase() : capitalised(said), rule);
    return draft.words.ends[word]!;
  }
}

/** Where the spaces before `start` begin, and the comma before them. */
function commaBefore(draft: Draft, start: number): number {
  const limit = draft.editBefore(start)?.end ?? 0;
  const at = Math.max(limit, draft.skipSpacesBack(start));
  return at > limit && draft.text[at - 1] === ',' ? at - 1 : at;
}
