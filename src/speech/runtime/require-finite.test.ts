import { expect, test } from 'vitest';
import { likeliest } from '../decoding/token-choice.ts';
import { requireFinite, requireNumber } from './require-finite.ts';

const broken = expect.objectContaining({ code: 'output-broken' });

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is no number', (value) => {
  expect(() => requireNumber(value)).toThrow(broken);
  expect(() => requireFinite(new Float32Array(288 * 40).fill(value))).toThrow(broken);
  expect(() => requireFinite(Float32Array.of(1, value))).toThrow(broken);
});

test('a column of them is found, whatever the width', () => {
  for (const width of [256, 288, 416, 512]) {
    const values = new Float32Array(width * 207);
    for (let frame = 0; frame < 207; frame++) values.fill(Number.NaN, frame * width, frame * width + width / 4);
    expect(() => requireFinite(values), String(width)).toThrow(broken);
  }
});

test('numbers are numbers, and so is nothing at all', () => {
  requireFinite(new Float32Array(1000));
  requireFinite(new Float32Array(0));
  requireNumber(-3e38);
});

test('scores that are none give no token', () => {
  for (const scores of [
    new Float32Array(5).fill(Number.NaN),
    Float32Array.of(1, Number.POSITIVE_INFINITY),
    new Float32Array(5).fill(Number.NEGATIVE_INFINITY),
  ]) {
    expect(() => likeliest(scores)).toThrow(broken);
  }
});

test('a token that is impossible is no error beside one that is not', () => {
  const scores = Float32Array.of(Number.NEGATIVE_INFINITY, 2);
  expect(likeliest(scores).token).toBe(1);
});
