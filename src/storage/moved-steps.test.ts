import { expect, test } from 'vitest';
import { inverse, type TextChange, withChange } from '../core/text-change.ts';
import { movedSteps } from './moved-steps.ts';

const text = 'We meat at none.';
const better: TextChange = { at: 3, removed: 'meat', added: 'assemble' };

/** Takes the steps one after another. */
function taken(from: string, steps: readonly TextChange[], step: (change: TextChange) => TextChange): string {
  return steps.reduceRight((now, change) => withChange(now, step(change)) ?? `${now} (does not fit)`, from);
}

test('what was typed behind and before is still taken back', () => {
  const done = [
    { at: 15, removed: '', added: ' today' },
    { at: 0, removed: 'We', added: 'They' },
  ];
  const typed = done.reduce((now, change) => withChange(now, change)!, text);
  expect(typed).toBe('They meat at none today.');
  const change = { ...better, at: 5 };
  const steps = movedSteps({ done, undone: [] }, change);
  expect(taken(withChange(typed, change)!, steps.done, inverse)).toBe('We assemble at none.');
});

test('what was taken back is still made again', () => {
  const undone = [
    { at: 0, removed: 'We', added: 'They' },
    { at: 15, removed: '', added: ' today' },
  ];
  const steps = movedSteps({ done: [], undone }, better);
  expect(taken(withChange(text, better)!, steps.undone, (same) => same)).toBe('They assemble at none today.');
});

test('a step about the replaced words is forgotten, with those before it', () => {
  const done = [
    { at: 15, removed: '', added: ' today' },
    { at: 4, removed: 'e', added: 'ea' },
    { at: 0, removed: 'We', added: 'Me' },
  ];
  expect(movedSteps({ done, undone: [] }, better).done).toEqual([done[2]]);
});
