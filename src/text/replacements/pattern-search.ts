/**
 * Finds a pattern in time proportional to the text, whatever the pattern: all its threads go through the text side by side (Pike's
 * machine, as in RE2), and each place of the program is visited once a letter.
 */

import { AppError } from '../../core/errors.ts';
import { isWordUnit } from '../letters.ts';
import type { Program } from './pattern-syntax.ts';

/** Positions of the whole match and of each group; -1 for a group that took no part. */
export type Capture = readonly number[];

interface Thread {
  at: number;
  capture: Capture;
}

/** Steps of the machine that one rule may take in one text: some tens of milliseconds. */
const budget = 3_000_000;

/** All matches, in order, not overlapping and not empty. Throws an AppError with `rule-slow` when the budget is used up. */
export function findAll(program: Program, text: string): Capture[] {
  const found: Capture[] = [];
  const spent = { steps: 0 };
  for (let from = 0; from <= text.length; ) {
    const capture = findFrom(program, text, from, spent);
    if (!capture) break;
    if (capture[1]! > capture[0]!) found.push(capture);
    from = Math.max(capture[1]!, capture[0]! + 1);
  }
  return found;
}

function findFrom(
  { instructions, groups, mayBegin, nextBeginning }: Program,
  text: string,
  from: number,
  spent: { steps: number },
): Capture | null {
  const marks = new Int32Array(instructions.length).fill(-1);
  const nothing: Capture = new Array<number>(groups * 2).fill(-1);
  let threads: Thread[] = [];
  let best: Capture | null = null;

  /** Follows everything that reads no letter. */
  function add(into: Thread[], start: Thread, position: number): void {
    const stack = [start];
    for (let thread = stack.pop(); thread; thread = stack.pop()) {
      const { at, capture } = thread;
      if (marks[at] === position) continue;
      marks[at] = position;
      if (++spent.steps > budget) throw new AppError('rule-slow', 'too many steps');
      const instruction = instructions[at]!;
      if (instruction.kind === 'jump') stack.push({ at: instruction.to, capture });
      else if (instruction.kind === 'fork')
        stack.push({ at: instruction.second, capture }, { at: instruction.first, capture });
      else if (instruction.kind === 'save')
        stack.push({ at: at + 1, capture: capture.with(instruction.slot, position) });
      else if (instruction.kind === 'assert') {
        if (holds(instruction.at, text, position)) stack.push({ at: at + 1, capture });
      } else into.push(thread);
    }
  }

  for (let position = from; position <= text.length; ) {
    if (threads.length === 0) {
      position = best ? -1 : nextBeginning(text, position);
      if (position < 0) break;
    }
    const codePoint = position < text.length ? text.codePointAt(position)! : -1;
    const isBeginning = codePoint >= 0 && mayBegin(codePoint);
    const unit = codePoint < 0 ? '' : String.fromCodePoint(codePoint);
    if (!best && isBeginning) add(threads, { at: 0, capture: nothing }, position);
    if (threads.length === 0 && best) break;
    const next: Thread[] = [];
    const after = position + Math.max(1, unit.length);
    for (const { at, capture } of threads) {
      const instruction = instructions[at]!;
      if (instruction.kind === 'match') {
        best = capture;
        // Those behind it are less wanted.
        break;
      }
      if (instruction.kind === 'unit' && unit !== '' && instruction.matches(unit))
        add(next, { at: at + 1, capture }, after);
    }
    threads = next;
    position = after;
  }
  return best;
}

function holds(at: 'start' | 'end' | 'word' | 'not-word', text: string, position: number): boolean {
  if (at === 'start') return position === 0 || text[position - 1] === '\n';
  if (at === 'end') return position === text.length || text[position] === '\n';
  const before = position > 0 && isWordUnit(text.charCodeAt(position - 1));
  const after = position < text.length && isWordUnit(text.charCodeAt(position));
  return (before !== after) === (at === 'word');
}
