/** Ranges that lead from the raw text to the final one, through any number of steps. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyChanges, type Change, composed, type Edit, inText, spansOf } from './change.ts';

const raw = 'one two three';
const changes: readonly Change[] = [
  { start: 0, end: 3, from: 'one', to: '1', rules: ['a'] },
  { start: 7, end: 13, from: ' three', to: '', rules: ['b'] },
];

describe('changes', () => {
  it('give the final text, and its stretches', () => {
    expect(applyChanges(raw, changes)).toBe('1 two');
    expect(spansOf({ raw, text: '1 two', changes }).map(({ text, change }) => [text, change?.from ?? null])).toEqual([
      ['1', 'one'],
      [' two', null],
      ['', ' three'],
    ]);
  });

  it('tell where a word of the raw text stands now', () => {
    const rewriting = { raw, text: '1 two', changes };
    expect(inText(rewriting, 0, 3)).toEqual({ start: 0, end: 1 });
    expect(inText(rewriting, 4, 7)).toEqual({ start: 2, end: 5 });
    expect(inText(rewriting, 8, 13)).toEqual({ start: 5, end: 5 });
  });
});

describe('the changes of two steps', () => {
  it('stay apart where they do not touch, and become one where they do', () => {
    const text = applyChanges(raw, changes);
    const edits: Edit[] = [{ start: 0, end: 5, to: 'one pair', rule: 'c' }];
    expect(composed(raw, changes, text, edits)).toEqual([
      { start: 0, end: 7, from: 'one two', to: 'one pair', rules: ['a', 'c'] },
      changes[1],
    ]);
  });

  it('are none where the second takes the first back', () => {
    const edits: Edit[] = [{ start: 0, end: 1, to: 'one', rule: 'c' }];
    expect(composed(raw, changes, '1 two', edits)).toEqual([changes[1]]);
  });

  test('lead straight from the raw text to the final one, whatever they are', () => {
    const edits = (length: number) =>
      fc.array(fc.tuple(fc.nat(length), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 5 }).map((given) => {
        let at = 0;
        return given
          .sort(([a], [b]) => a - b)
          .flatMap(([start, size, to]): Edit[] => {
            if (start < at || start + size > length || (size === 0 && start === at && at > 0)) return [];
            at = start + size;
            return [{ start, end: at, to, rule: 'r' }];
          });
      });
    const steps = fc.string({ maxLength: 20 }).chain((text) =>
      edits(text.length).chain((first) => {
        const middle = applyChanges(text, first);
        return edits(middle.length).map((second) => ({ text, first, middle, second }));
      }),
    );
    fc.assert(
      fc.property(steps, ({ text, first, middle, second }) => {
        const before = composed(text, [], text, first);
        const all = composed(text, before, middle, second);
        expect(applyChanges(text, all)).toBe(applyChanges(middle, second));
        let end = 0;
        for (const change of all) {
          expect(change.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(change.start, change.end)).toBe(change.from);
          end = change.end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
