import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { errors } from '../../i18n/errors.ts';
import { words } from '../../i18n/files.ts';
import { failureOf, mayTryAgain, remedyLabel } from './file-failure.ts';

test.each([
  ['file-changed', words.chooseAgain],
  ['file-interrupted', words.chooseAgain],
  ['file-no-audio', words.chooseOther],
  ['file-undecodable', words.chooseOther],
  ['file-empty', words.chooseOther],
  ['out-of-memory', words.retry],
  ['thread-died', words.retry],
] as const)('%s: %s', (code, label) => {
  const error = new AppError(code, '');
  expect([remedyLabel(error), mayTryAgain(error)]).toEqual([label, label === words.retry]);
});

test.each([
  [['AVI', 'unread'], 'It is AVI.'],
  [['WAV', 'unread', 'G.722'], 'It is G.722 in WAV.'],
])('%j is named, with what to do', (details, named) => {
  const { help } = failureOf(new AppError('file-format-unknown', '', { details }));
  expect(help).toBe(`${named} ${errors['file-format-unknown'].help}`);
});
