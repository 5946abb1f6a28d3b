import { expect, test } from 'vitest';
import { moonshineConfig, tokenLimit } from './config.ts';

test.each([
  ['moonshine-tiny', 11],
  ['onnx-community/moonshine-base-ONNX', 11],
  ['folder/moonshine-base', 11],
  ['onnx-community/moonshine-tiny-ja-ONNX', 13],
  ['someone/fine-tuned', 13],
])('%s may say %d tokens a second', (id, rate) => {
  expect(moonshineConfig(id, {}).tokensPerSecond).toBe(rate);
});

test('start and end are those of the file', () => {
  expect(moonshineConfig('a/b', {})).toMatchObject({ startToken: 1, endToken: 2 });
  const texts = { 'config.json': '{"decoder_start_token_id": 5, "eos_token_id": 7, "hidden_size": 416}' };
  expect(moonshineConfig('a/b', texts)).toMatchObject({ startToken: 5, endToken: 7 });
  expect(() => moonshineConfig('a/b', { 'config.json': '<html>' })).toThrow(
    expect.objectContaining({ code: 'model-broken' }),
  );
});

test('a text has a bound by its length, and a few tokens in any case', () => {
  expect(tokenLimit(160_000, 6.5)).toBe(65);
  expect(tokenLimit(160_000, 13)).toBe(130);
  expect(tokenLimit(100, 13)).toBe(8);
});
