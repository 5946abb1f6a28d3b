import { expect, test } from 'vitest';
import { circlesIn, importsIn } from './imports.ts';

test('every way to import a file is read, and packages are not', () => {
  const source = `
import type { A } from './a.ts';
import {
  b,
} from '../b.tsx';
export { c } from './deep/c.ts';
import './d.css';
import address from '../../workers/e.worklet.ts?worker&url';
const later = () => import('./f.ts');
new Worker(new URL('../../workers/g.worker.ts', import.meta.url), { type: 'module' });
import { signal } from '@preact/signals';
`;
  expect(importsIn(source, 'src/app/here.ts')).toEqual([
    'src/app/a.ts',
    'src/b.tsx',
    'src/app/deep/c.ts',
    'src/app/d.css',
    'workers/e.worklet.ts',
    'src/app/f.ts',
    'workers/g.worker.ts',
  ]);
});

test.each([
  [{ a: ['b', 'c'], b: ['c'], c: [] }, []],
  [{ a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c', 'b']]],
  [{ a: ['a'] }, [['a', 'a']]],
  [
    { a: ['b'], b: ['a'], c: ['d'], d: ['c'] },
    [
      ['a', 'b', 'a'],
      ['c', 'd', 'c'],
    ],
  ],
])('in %j the circles are %j', (imports, circles) => {
  expect(circlesIn(new Map(Object.entries(imports)))).toEqual(circles);
});
