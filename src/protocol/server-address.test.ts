import { expect, test } from 'vitest';
import { isServerOrigin, readAddress } from './server-address.ts';

test.each([
  ['https://speech.example', 'https://speech.example/v1', 'speech.example'],
  ['  https://speech.example/  ', 'https://speech.example/v1', 'speech.example'],
  ['https://speech.example:8443/v1/', 'https://speech.example:8443/v1', 'speech.example:8443'],
  ['https://speech.example:443', 'https://speech.example/v1', 'speech.example'],
  ['speech.example', 'https://speech.example/v1', 'speech.example'],
  ['SPEECH.example/V', 'https://speech.example/V/v1', 'speech.example'],
  ['https://gateway.example/openai/v1', 'https://gateway.example/openai/v1', 'gateway.example'],
  ['https://speech.example/v1/audio/transcriptions', 'https://speech.example/v1', 'speech.example'],
  ['http://localhost:8000', 'http://localhost:8000/v1', 'localhost:8000'],
  ['localhost:8000/v1', 'http://localhost:8000/v1', 'localhost:8000'],
  ['127.0.0.1:8000', 'http://127.0.0.1:8000/v1', '127.0.0.1:8000'],
  ['https://192.168.1.20:8000', 'https://192.168.1.20:8000/v1', '192.168.1.20:8000'],
  ['https://bücher.example', 'https://xn--bcher-kva.example/v1', 'xn--bcher-kva.example'],
])('%s is %s', (typed, base, host) => {
  expect(readAddress(typed)).toEqual({ base, origin: new URL(base).origin, host });
});

test.each([
  ['', 'unreadable'],
  ['https://', 'unreadable'],
  ['ftp://speech.example', 'unreadable'],
  ['javascript:alert(1)', 'unreadable'],
  ['https://*.example', 'unreadable'],
  ['https://a.example;connect-src *', 'unreadable'],
  ['https://[::1]:8000', 'unreadable'],
  ['two words.example', 'unreadable'],
  ['http://192.168.1.20:8000', 'not-secure'],
  ['http://speech.example', 'not-secure'],
  ['http://localhost.example', 'not-secure'],
  ['http://127.0.0.1.example', 'not-secure'],
  ['https://me:secret@speech.example', 'credentials'],
  ['https://secret@speech.example', 'credentials'],
  ['https://speech.example/?key=secret', 'query'],
  ['https://speech.example/#v1', 'query'],
])('%s is refused: %s', (typed, problem) => {
  expect(readAddress(typed)).toBe(problem);
});

test('a policy names an origin and nothing else', () => {
  expect(['https://speech.example', 'http://localhost:8000'].filter(isServerOrigin)).toHaveLength(2);
  const others = [
    'speech.example',
    'https://speech.example/',
    'https://a.example https://b.example',
    '*',
    "'self'",
    '',
  ];
  expect(others.filter(isServerOrigin)).toEqual([]);
});
