import { expect, test } from 'vitest';
import type { AppError } from '../core/errors.ts';
import { Passing } from '../core/retries.ts';
import { failureOf } from './failure.ts';

const vllm = (message: string, code: number) =>
  JSON.stringify({ error: { message, type: 'BadRequestError', param: null, code } });

test.each([
  [401, '{"error":"Unauthorized"}', 'remote-refused', 'Unauthorized'],
  [403, '{"detail":"Invalid API key"}', 'remote-refused', 'Invalid API key'],
  [404, vllm('The model `nope` does not exist.', 404), 'remote-missing', 'The model `nope` does not exist.'],
  [404, '{"detail":"Not Found"}', 'remote-missing', 'Not Found'],
  [405, '<html></html>', 'remote-missing', undefined],
  [413, '<html>Request Entity Too Large</html>', 'remote-too-large', undefined],
  [
    400,
    vllm('Maximum file size exceeded (parameter=audio_filesize_mb, value=25.7)', 400),
    'remote-too-large',
    expect.any(String),
  ],
  [400, vllm("Unsupported language: 'xx'.", 400), 'remote-rejected', "Unsupported language: 'xx'."],
  [415, '{"detail":"Failed to decode audio."}', 'remote-rejected', 'Failed to decode audio.'],
  [422, '{"detail":[{"loc":["body"]}]}', 'remote-rejected', undefined],
  [304, '', 'remote-answer', undefined],
])('%i with %s is %s', (status, body, code, reason) => {
  const details = reason === undefined ? ['h'] : ['h', reason];
  expect(failureOf(status, body, 'h', null)).toMatchObject({ code, details });
});

test.each([
  [429, 'remote-busy'],
  [503, 'remote-busy'],
  [408, 'remote-busy'],
  [500, 'remote-failed'],
  [502, 'remote-failed'],
  [504, 'remote-failed'],
])('%i may pass, after as long as the server says', (status, code) => {
  const failure = failureOf(status, 'null', 'h', 3_000);
  expect(failure).toBeInstanceOf(Passing);
  expect(failure).toMatchObject({ afterMs: 3_000, error: { code } });
});

test('a reason is not longer than can be read', () => {
  const { details } = failureOf(400, vllm('a'.repeat(10_000), 400), 'h', null) as AppError;
  expect(details[1]).toHaveLength(200);
});
