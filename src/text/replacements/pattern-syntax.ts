/**
 * Regular expressions for a machine that always ends: groups, alternatives, repetition, classes and anchors, without look-around and
 * back references. The classes are the browser's own.
 */

import { AppError } from '../../core/errors.ts';

export type Instruction =
  | Unit
  /** Goes on at both; the first is preferred. */
  | { kind: 'fork'; first: number; second: number }
  | { kind: 'jump'; to: number }
  | { kind: 'save'; slot: number }
  | { kind: 'assert'; at: 'start' | 'end' | 'word' | 'not-word' }
  | { kind: 'match' };

/** One letter; `source` says it to the browser's own expressions. */
interface Unit {
  kind: 'unit';
  source: string;
  matches: (unit: string) => boolean;
}

export interface Program {
  readonly instructions: readonly Instruction[];
  /** Number of groups, the whole match included. */
  readonly groups: number;
  /** Whether a match may begin with this code point. */
  readonly mayBegin: (codePoint: number) => boolean;
  /** The next position from this one on where a match may begin, -1 where there is none: those in between need no machine. */
  readonly nextBeginning: (text: string, from: number) => number;
}

type Node =
  | Unit
  | { kind: 'assert'; at: 'start' | 'end' | 'word' | 'not-word' }
  | { kind: 'group'; index: number | null; of: Node }
  | { kind: 'sequence'; of: Node[] }
  | { kind: 'choice'; of: Node[] }
  | { kind: 'repeat'; of: Node; least: number; most: number; isLazy: boolean };

const longestProgram = 2_000;
const mostRepeats = 1_000;

/** Throws an AppError with `rule-pattern` for what is no expression, or too large a one. */
export function compilePattern(source: string, ignoresCase: boolean): Program {
  const flags = ignoresCase ? 'iu' : 'u';
  const parser = new Parser(source, flags);
  const tree = parser.parse();
  const instructions: Instruction[] = [];
  emit({ kind: 'group', index: 0, of: tree }, instructions);
  instructions.push({ kind: 'match' });
  const mayBegin = firstLetters(instructions);
  return { instructions, groups: parser.groups, mayBegin, nextBeginning: beginnings(instructions, flags, mayBegin) };
}

function refuse(why: string): AppError {
  return new AppError('rule-pattern', why);
}

class Parser {
  groups = 1;
  private readonly units: readonly string[];
  private readonly flags: string;
  private at = 0;

  constructor(source: string, flags: string) {
    this.units = [...source];
    this.flags = flags;
  }

  parse(): Node {
    const tree = this.choice();
    if (this.at < this.units.length) throw refuse(`unexpected ${this.units[this.at]}`);
    return tree;
  }

  private choice(): Node {
    const of = [this.sequence()];
    while (this.take('|')) of.push(this.sequence());
    return of.length === 1 ? of[0]! : { kind: 'choice', of };
  }

  private sequence(): Node {
    const of: Node[] = [];
    while (this.at < this.units.length && !'|)'.includes(this.units[this.at]!)) of.push(this.repeated());
    return { kind: 'sequence', of };
  }

  private repeated(): Node {
    const of = this.atom();
    const bounds = this.bounds();
    if (!bounds) return of;
    if (of.kind === 'assert') throw refuse('nothing to repeat');
    const node: Node = { kind: 'repeat', of, ...bounds, isLazy: this.take('?') };
    if (this.bounds()) throw refuse('nothing to repeat');
    return node;
  }

  private bounds(): { least: number; most: number } | null {
    if (this.take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.take('?')) return { least: 0, most: 1 };
    if (this.units[this.at] !== '{') return null;
    const [whole, least, comma, most] =
      /^\{(\d+)(,?)(\d*)\}/.exec(this.units.slice(this.at, this.at + 12).join('')) ?? [];
    if (whole === undefined) throw refuse('a lone {');
    this.at += whole.length;
    const bounds = {
      least: Number(least),
      most: comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most),
    };
    const isSound = bounds.least <= mostRepeats && bounds.least <= bounds.most;
    if (!isSound || (Number.isFinite(bounds.most) && bounds.most > mostRepeats)) throw refuse(`repeated ${whole}`);
    return bounds;
  }

  private atom(): Node {
    const unit = this.units[this.at++]!;
    if (unit === '(') return this.group();
    if (unit === '[') return this.listed();
    if (unit === '\\') return this.escaped();
    if (unit === '^') return { kind: 'assert', at: 'start' };
    if (unit === '$') return { kind: 'assert', at: 'end' };
    if (unit === '.') return { kind: 'unit', source: '[^\\n]', matches: (given) => given !== '\n' };
    if ('*+?{})]'.includes(unit)) throw refuse(`unexpected ${unit}`);
    return this.single(unit.replace(/[/]/, '\\$&'));
  }

  private group(): Node {
    let index: number | null = null;
    if (this.take('?')) {
      if (!this.take(':')) throw refuse('only (?:…) and (…) are known');
    } else index = this.groups++;
    const of = this.choice();
    if (!this.take(')')) throw refuse('a bracket is not closed');
    return { kind: 'group', index, of };
  }

  private listed(): Node {
    const from = this.at - 1;
    while (this.at < this.units.length && this.units[this.at] !== ']') this.at += this.units[this.at] === '\\' ? 2 : 1;
    if (!this.take(']')) throw refuse('a class is not closed');
    return this.single(this.units.slice(from, this.at).join(''));
  }

  private escaped(): Node {
    const unit = this.units[this.at++];
    if (unit === undefined) throw refuse('a lone backslash');
    if (unit === 'b') return { kind: 'assert', at: 'word' };
    if (unit === 'B') return { kind: 'assert', at: 'not-word' };
    if (/[1-9k]/.test(unit)) throw refuse('back references are not known');
    if (unit === 'w') return this.single('[\\p{L}\\p{M}\\p{N}_]');
    if (unit === 'W') return this.single('[^\\p{L}\\p{M}\\p{N}_]');
    if (unit !== 'p' && unit !== 'P' && unit !== 'u') return this.single(`\\${unit}`);
    const close = this.units.indexOf('}', this.at);
    const end = unit === 'u' && this.units[this.at] !== '{' ? this.at + 4 : close + 1;
    const from = this.at;
    this.at = Math.max(end, this.at);
    return this.single(`\\${unit}${this.units.slice(from, this.at).join('')}`);
  }

  /** A class or a letter as the browser reads it; what it has said of a letter is remembered. */
  private single(source: string): Node {
    let native: RegExp;
    try {
      native = new RegExp(`^${source}$`, this.flags);
    } catch (cause) {
      throw new AppError('rule-pattern', String(cause), { cause });
    }
    const known = new Map<string, boolean>();
    const matches = (unit: string) => {
      let is = known.get(unit);
      if (is === undefined) {
        is = native.test(unit);
        known.set(unit, is);
      }
      return is;
    };
    return { kind: 'unit', source, matches };
  }

  private take(unit: string): boolean {
    if (this.units[this.at] !== unit) return false;
    this.at++;
    return true;
  }
}

/** From the instructions that can be reached before a letter is read. */
function firstLetters(instructions: readonly Instruction[]): Program['mayBegin'] {
  const reached = new Set([0]);
  const units: ((unit: string) => boolean)[] = [];
  for (const at of reached) {
    const instruction = instructions[at]!;
    // What matches nothing at all begins anywhere.
    if (instruction.kind === 'match') return () => true;
    if (instruction.kind === 'unit') units.push(instruction.matches);
    else if (instruction.kind === 'fork') reached.add(instruction.first).add(instruction.second);
    else reached.add(instruction.kind === 'jump' ? instruction.to : at + 1);
  }
  const known = new Map<number, boolean>();
  return (codePoint) => {
    let may = known.get(codePoint);
    if (may === undefined) {
      const unit = String.fromCodePoint(codePoint);
      may = units.some((matches) => matches(unit));
      known.set(codePoint, may);
    }
    return may;
  };
}

/** Letters in a row with which every match begins are looked for by the browser, which takes no time worth mentioning. */
function beginnings(
  instructions: readonly Instruction[],
  flags: string,
  mayBegin: Program['mayBegin'],
): Program['nextBeginning'] {
  let letters = '';
  for (const instruction of instructions) {
    if (instruction.kind === 'unit') letters += instruction.source;
    else if (instruction.kind !== 'save' && instruction.kind !== 'assert') break;
  }
  if (letters !== '') {
    const first = new RegExp(letters, `g${flags}`);
    return (text, from) => {
      first.lastIndex = from;
      return first.exec(text)?.index ?? -1;
    };
  }
  return (text, from) => {
    for (let at = from; at < text.length; ) {
      const codePoint = text.codePointAt(at)!;
      if (mayBegin(codePoint)) return at;
      at += codePoint > 0xffff ? 2 : 1;
    }
    return -1;
  };
}

function emit(node: Node, into: Instruction[]): void {
  if (into.length > longestProgram) throw refuse('too large');
  switch (node.kind) {
    case 'unit':
    case 'assert':
      into.push(node);
      break;
    case 'sequence':
      for (const part of node.of) emit(part, into);
      break;
    case 'group':
      if (node.index !== null) into.push({ kind: 'save', slot: node.index * 2 });
      emit(node.of, into);
      if (node.index !== null) into.push({ kind: 'save', slot: node.index * 2 + 1 });
      break;
    case 'choice':
      emitChoice(node.of, into);
      break;
    case 'repeat':
      emitRepeat(node, into);
  }
}

function emitChoice(choices: readonly Node[], into: Instruction[]): void {
  const ends: number[] = [];
  choices.forEach((choice, i) => {
    const fork = into.length;
    const isLast = i === choices.length - 1;
    if (!isLast) into.push({ kind: 'fork', first: fork + 1, second: 0 });
    emit(choice, into);
    if (isLast) return;
    ends.push(into.length);
    into.push({ kind: 'jump', to: 0 });
    into[fork] = { kind: 'fork', first: fork + 1, second: into.length };
  });
  for (const end of ends) into[end] = { kind: 'jump', to: into.length };
}

function emitRepeat({ of, least, most, isLazy }: Extract<Node, { kind: 'repeat' }>, into: Instruction[]): void {
  const fork = (inside: number, outside: number): Instruction =>
    isLazy ? { kind: 'fork', first: outside, second: inside } : { kind: 'fork', first: inside, second: outside };
  for (let i = 0; i < least; i++) emit(of, into);
  if (most === Number.POSITIVE_INFINITY) {
    const start = into.length;
    into.push(fork(0, 0));
    emit(of, into);
    into.push({ kind: 'jump', to: start });
    into[start] = fork(start + 1, into.length);
    return;
  }
  const forks: number[] = [];
  for (let i = least; i < most; i++) {
    forks.push(into.length);
    into.push(fork(0, 0));
    emit(of, into);
  }
  for (const at of forks) into[at] = fork(at + 1, into.length);
}
