import { expect, test } from 'vitest';
import { AppError, fromWire, toAppError, toWire } from './errors.ts';

test('code and message survive the wire', () => {
  const crossed = fromWire(structuredClone(toWire(new AppError('mic-denied', 'NotAllowedError: no'))));
  expect(crossed).toBeInstanceOf(AppError);
  expect(crossed.code).toBe('mic-denied');
  expect(crossed.message).toBe('NotAllowedError: no');
});

test('anything thrown becomes an error with a code', () => {
  expect(toAppError(new TypeError('x')).code).toBe('internal');
  expect(toAppError('text').message).toBe('text');
  expect(toAppError(new RangeError('Array buffer allocation failed')).code).toBe('out-of-memory');
});
