/** Styles name no side of the screen, so that a language that is written from right to left mirrors the page. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source-files.ts';

const files = sourceFiles(['src']).filter((file) => file.endsWith('.css'));

/** Declarations that stay where they are when the direction changes. */
function physicalIn(css: string): string[] {
  const declarations = css.replace(/\/\*.*?\*\//gs, '').matchAll(/(?<=[{;]\s*)([a-z-]+):\s*([^;{}]+);/g);
  return [...declarations].filter(([, name, value]) => isPhysical(name!, value!)).map(([declaration]) => declaration);
}

function isPhysical(name: string, value: string): boolean {
  if (/(^|-)(left|right)(-|$)/.test(name)) return true;
  if (/^(text-align|float|clear|caption-side)$/.test(name)) return /\b(left|right)\b/.test(value);
  // Four values go round clockwise: the second is the right side, the fourth the left one.
  const [, right, , left] = valuesOf(value);
  return (
    /^(margin|padding|inset|border-(width|style|color)|scroll-(margin|padding))$/.test(name) &&
    left !== undefined &&
    right !== left
  );
}

/** The values of a shorthand, apart at spaces outside of parentheses. */
const valuesOf = (value: string): string[] =>
  value.trim().match(/(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g) ?? [];

test.each([
  'left: 0;',
  'margin-right: 1px;',
  'text-align: left;',
  'padding: 0 1px 0 calc(2px + 1px);',
  'border-top-left-radius: 1px;',
])('%s is on one side of the screen', (declaration) =>
  expect(physicalIn(`p { ${declaration} }`)).toEqual([declaration]),
);

test.each(['padding: 0 calc(1px * 2) 0 calc(1px * 2);', 'inset-inline-start: 0;', 'text-align: start;'])(
  '%s is on none',
  (declaration) => expect(physicalIn(`p { ${declaration} }`)).toEqual([]),
);

test('no style names a side of the screen', () => {
  expect(files.length).toBeGreaterThan(20);
  const physical = files.flatMap((file) =>
    physicalIn(readFileSync(join(root, file), 'utf8')).map((one) => `${file}: ${one}`),
  );
  expect(physical).toEqual([]);
});
