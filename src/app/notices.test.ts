import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError, type ErrorCode } from '../core/errors.ts';
import { inWords, saying } from '../i18n/saying.ts';
import { createNotices } from './notices.ts';
import { offerUndo } from './offer-undo.ts';

const words = { copied: 'Copied.', deleted: (what: string) => `${what} deleted.`, undo: 'Undo' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const textsOf = ({ list }: ReturnType<typeof createNotices>) =>
  list.value.map(({ what }) => ('code' in what ? what.code : inWords(what.said)));

test('no two notices have the same words', () => {
  const notices = createNotices();
  notices.say(saying(words, 'copied'));
  notices.say(saying(words, 'deleted', 'a'));
  notices.say(saying(words, 'copied'));
  notices.report(new AppError('storage-full', 'first'));
  notices.report(new AppError('storage-full', 'second'));
  expect(textsOf(notices)).toEqual(['a deleted.', 'Copied.', 'storage-full']);
});

test('a short message goes by itself, later where it has a button; an error stays', () => {
  const notices = createNotices();
  notices.say(saying(words, 'copied'));
  notices.say(saying(words, 'deleted', 'a'), { label: saying(words, 'undo'), run() {} });
  notices.report(new AppError('timed-out', ''));
  vi.advanceTimersByTime(5_000);
  expect(textsOf(notices)).toEqual(['a deleted.', 'timed-out']);
  vi.advanceTimersByTime(6_000);
  expect(textsOf(notices)).toEqual(['timed-out']);
});

test('every message stays where the person wants that', () => {
  const notices = createNotices(() => true);
  notices.say(saying(words, 'copied'));
  vi.runAllTimers();
  expect(textsOf(notices)).toEqual(['Copied.']);
});

test('of many deletions each can be taken back, once, after its notice has gone', () => {
  const notices = createNotices();
  const back: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
    offerUndo(notices, saying(words, 'deleted', name), () => back.push(name));
  }
  expect(notices.list.value).toHaveLength(4);
  notices.list.value.at(-1)!.action!.run();
  vi.runAllTimers();
  const all = notices.undoable.value;
  expect([notices.list.value, all.length]).toEqual([[], 5]);
  for (const { undo } of [...all, ...all]) undo();
  expect(back).toEqual(['f', 'a', 'b', 'c', 'd', 'e']);
});

test('taken back in the list, the notice goes too', () => {
  const notices = createNotices();
  offerUndo(notices, saying(words, 'deleted', 'a'), () => {});
  notices.undoable.value[0]!.undo();
  expect(notices.list.value).toEqual([]);
});

test('a notice about a failure goes when the same succeeds, and names what was tried', () => {
  const notices = createNotices();
  const about = (what: string) => saying(words, 'deleted', what);
  notices.report(new AppError('timed-out', ''), undefined, about('a'));
  notices.report(new AppError('timed-out', ''), undefined, about('b'));
  notices.report(new AppError('timed-out', ''));
  expect(notices.list.value).toHaveLength(3);
  notices.settle(about('a'));
  expect(notices.list.value.map(({ what }) => ('code' in what && what.about ? inWords(what.about) : ''))).toEqual([
    'b deleted.',
    '',
  ]);
});

test('what is tried is told of until it succeeds; what the person has cancelled has not failed', async () => {
  const notices = createNotices();
  const attempt = (code?: ErrorCode) =>
    notices.attempt(saying(words, 'undo'), async () => {
      if (code) throw new AppError(code, '');
    });
  await attempt('cancelled');
  expect(textsOf(notices)).toEqual([]);
  await attempt('storage-gone');
  await attempt('storage-gone');
  expect(textsOf(notices)).toEqual(['storage-gone']);
  await attempt();
  expect(textsOf(notices)).toEqual([]);
});

test('an offer stays until it is taken or dismissed', () => {
  const notices = createNotices();
  const run = vi.fn();
  notices.suggest(saying(words, 'copied'), saying(words, 'undo'), { label: saying(words, 'undo'), run });
  vi.runAllTimers();
  notices.list.value[0]!.action!.run();
  expect([notices.list.value, run.mock.calls.length]).toEqual([[], 1]);
});
