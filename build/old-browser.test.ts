/** The script that stands before all others, for browsers that cannot run them: it must be understood by the oldest. */

import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

const script = readFileSync('public/old-browser.js', 'utf8');

/** What the page shows in a browser with these parts: the app, or the words about versions. */
function shownIn(lacking: string[]): 'app' | 'versions' {
  let shown: 'app' | 'versions' = 'app';
  const browser: Record<string, unknown> = {
    WebAssembly: {},
    Promise: { withResolvers() {} },
    AbortSignal: { any() {} },
    CSS: { supports: () => !lacking.includes('light-dark') },
    document: {
      body: { removeChild() {} },
      getElementById: () => ({
        set hidden(isHidden: boolean) {
          shown = isHidden ? 'app' : 'versions';
        },
      }),
    },
    addEventListener: (_: string, listener: () => void) => listener(),
  };
  for (const path of lacking) {
    const [name, part] = path.split('.') as [string, string?];
    if (part) Reflect.deleteProperty(browser[name] as object, part);
    else browser[name] = undefined;
  }
  browser.window = browser;
  runInNewContext(script, browser);
  return shown;
}

test('a browser that has all of it is shown the app', () => expect(shownIn([])).toBe('app'));

test.each(['WebAssembly', 'Promise.withResolvers', 'AbortSignal.any', 'light-dark'])(
  'without %s it is told which versions work',
  (part) => {
    expect(shownIn([part])).toBe('versions');
  },
);

test('no newer syntax than that of 2009 is in it', () =>
  expect(script).not.toMatch(/=>|\b(let|const|class|async)\b|`|\?\.|\.\.\./));
