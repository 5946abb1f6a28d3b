/** No module reads words or a locale while it is loaded: such values would not follow the language. */

import { beforeAll, expect, test } from 'vitest';
import { language } from '../i18n/language.ts';

const files = {
  ...import.meta.glob('./**/*.{ts,tsx}'),
  ...import.meta.glob('../app/**/*.ts'),
};
const loads = Object.entries(files).filter(([path]) => !/\.test\.|\/testing\//.test(path));

test('there is something to load', () => {
  expect(loads.length).toBeGreaterThan(100);
});

beforeAll(() => {
  Object.defineProperty(language, 'value', {
    get() {
      throw new Error('words were read while a file was loaded');
    },
  });
});

test.each(loads)('%s', async (_, load) => {
  await load();
});
