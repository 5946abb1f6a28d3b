import { expect, test } from 'vitest';
import { isToSpare } from './spare-step.ts';

const well = { battery: null, pressure: null } as const;

test.each([
  ['nothing is known', well, false, false],
  ['the battery is nearly empty', { ...well, battery: 0.14 }, false, true],
  ['the battery has some', { ...well, battery: 0.16 }, false, false],
  ['it was spared, and has hardly more', { ...well, battery: 0.2 }, true, true],
  ['it was spared, and was charged', { ...well, battery: 0.3 }, true, false],
  ['it charges', well, true, false],
  ['the processor can do no more', { ...well, pressure: 'critical' }, false, true],
  ['the processor works', { ...well, pressure: 'serious' }, false, false],
  ['the processor has not cooled down', { ...well, pressure: 'serious' }, true, true],
  ['the processor has cooled down', { ...well, pressure: 'fair' }, true, false],
] as const)('%s', (_, health, isSparing, expected) => expect(isToSpare(isSparing, health)).toBe(expected));
