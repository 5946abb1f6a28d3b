import { expect, test } from 'vitest';
import {
  type ImprovementQueue,
  nothingWaits,
  secondsLeft,
  withDone,
  withHeard,
  withoutAllOf,
} from './improvement-queue.ts';

const rate = 16_000;
const text = (start: number, end: number, heard = 'said') => ({ start: start * rate, end: end * rate, heard });

function hear(queue: ImprovementQueue, of: string, ...texts: ReturnType<typeof text>[]): ImprovementQueue {
  return texts.reduce((before, one) => withHeard(before, of, one), queue);
}

const told = ({ waiting }: ImprovementQueue) =>
  waiting.map(
    ({ of, start, end, texts }) => `${of} ${start / rate}-${end / rate} ${texts.map(({ heard }) => heard).join('|')}`,
  );

test('what is heard again takes the place of what it covers, and an empty text withdraws it', () => {
  const queue = hear(hear(nothingWaits, 'a', text(0, 2), text(3, 4)), 'b', text(3, 4, 'other'));
  const anew = hear(queue, 'a', text(0, 4, 'said all'));
  expect(told(anew)).toEqual(['b 3-4 other', 'a 0-4 said all']);
  expect(told(hear(anew, 'a', text(0, 0, '')))).toEqual(['b 3-4 other']);
  expect(told(withoutAllOf(anew, 'b'))).toEqual(['a 0-4 said all']);
});

test('the texts of a sentence are heard together, as far as a model can', () => {
  const queue = hear(nothingWaits, 'a', text(0, 2, 'On Monday,'), text(2, 4, 'he came.'), text(4, 7, 'He left us.'));
  expect(told(queue)).toEqual(['a 0-4 On Monday,|he came.', 'a 4-7 He left us.']);
  expect(told(hear(nothingWaits, 'a', text(0, 20), text(20, 40)))).toEqual(['a 0-20 said', 'a 20-40 said']);
});

test('a word alone is heard with what is beside it', () => {
  const queue = hear(
    nothingWaits,
    'a',
    text(0, 1, 'Yes.'),
    text(1, 4, 'He came.'),
    text(4, 5, 'Then.'),
    text(6, 7, 'Well.'),
  );
  expect(told(queue)).toEqual(['a 0-5 Yes.|He came.|Then.', 'a 6-7 Well.']);
});

test('the time that is left follows from what the exact model has needed so far', () => {
  let queue = hear(nothingWaits, 'a', text(0, 10), text(11, 21), text(22, 32));
  expect(secondsLeft(queue)).toBeNull();
  queue = withDone(queue, queue.waiting[0]!, 5_000);
  expect(secondsLeft(queue)).toBe(10);
  expect(queue.waiting).toHaveLength(2);
});
