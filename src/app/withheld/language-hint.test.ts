import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { inWords } from '../../i18n/saying.ts';
import { createLanguageHint } from './language-hint.ts';

const guessed = {
  words: Array.from({ length: 6 }, () => ({ text: 'word', confidence: 0.3 })),
  withheld: [],
  snrDb: null,
};
const sure = { words: [{ text: 'word', confidence: 0.9 }], withheld: [], snrDb: null };

function world(language: string) {
  const [say, go] = [vi.fn(), vi.fn()];
  const hint = createLanguageHint({ language: signal(language), notices: { say }, router: { go } });
  return { hint, say, go };
}

test('another language is told of once, and leads to the models', () => {
  const { hint, say, go } = world('en');
  hint.consider(sure);
  expect(say).not.toHaveBeenCalled();
  hint.consider(guessed);
  hint.consider(guessed);
  expect(say).toHaveBeenCalledOnce();
  const [said, action] = say.mock.calls[0]!;
  expect(inWords(said)).toContain('English only');
  action.run();
  expect(go).toHaveBeenCalledWith('/models');
});

test('a model of several languages is not doubted', () => {
  const { hint, say } = world('');
  hint.consider(guessed);
  expect(say).not.toHaveBeenCalled();
});
