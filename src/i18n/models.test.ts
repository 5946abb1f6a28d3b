import { expect, test } from 'vitest';
import type { ErrorCode } from '../core/errors.ts';
import { errorCodes } from '../core/remedies.ts';
import { errors } from './errors.ts';
import { errorsHere, words } from './models.ts';
import { ruleErrors } from './text-rules.ts';

test('every error has words of its own, on the page of models or of text rules, or already before one is loaded', () => {
  const shared = errors['hub-missing'];
  const elsewhere = errorCodes.filter((code) => errors[code] === shared);
  expect(elsewhere).toContain('hub-gated');
  for (const code of elsewhere) expect(errorsHere[code], code).toBeDefined();
  for (const code of errorCodes) expect(words.errorText(code)).not.toBe(shared);
  const ruleTitles = Object.entries(ruleErrors).map(([code, { title }]) => {
    expect(errors[code as ErrorCode]).toBe(errors['rule-pattern']);
    return title;
  });
  const others = errorCodes.filter((code) => errors[code] !== errors['rule-pattern']);
  expect(others.length + ruleTitles.length).toBe(errorCodes.length);
  const titles = [...others.map((code) => words.errorText(code).title), ...ruleTitles];
  expect(new Set(titles).size).toBe(titles.length);
});

test.each([
  [3, 'a few seconds left'],
  [41, 'about 45 seconds left'],
  [59, 'about 1 minute left'],
  [200, 'about 3 minutes left'],
  [7_300, 'about 2 hours left'],
])('%d s are said as "%s"', (seconds, text) => {
  expect(words.timeLeft(seconds)).toBe(text);
});

const onProcessor = {
  encoder: 'wasm',
  decoder: 'wasm',
  precision: { encoder: 'q8', decoder: 'q8' },
  threads: 2,
} as const;

test.each([
  [11.4, onProcessor, 'On this device: 11 times faster than speech, on the processor'],
  [
    2.25,
    { ...onProcessor, encoder: 'webgpu', decoder: 'webgpu' },
    'On this device: 2.3 times faster than speech, on the graphics processor',
  ],
  [
    0.7,
    { ...onProcessor, encoder: 'webgpu' },
    'On this device: slower than speech, on the graphics processor and the processor',
  ],
  [
    3,
    { ...onProcessor, wholeWindow: true },
    'On this device: 3 times faster than speech, on the processor, always over the whole window of 30 s',
  ],
] as const)('a verdict of %d in plain words', (factor, backend, text) => {
  expect(words.speed(factor, backend)).toBe(text);
});

test('a precision is said in bits, with its name and what it is for', () => {
  expect(words.precision({ encoder: 'q8', decoder: 'q8' })).toBe('8 bit (q8), for the processor');
  expect(words.precision({ encoder: 'fp16', decoder: 'q4' })).toBe(
    '16 bit and 4 bit (fp16 and q4), for the graphics processor',
  );
  expect(words.precision({ encoder: 'fp32', decoder: 'fp32' })).toBe('32 bit (fp32)');
});
