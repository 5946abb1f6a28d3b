import { expect, test } from 'vitest';
import { defaultHubHost, folderSource, parseHubHost, parseModelId } from './model-address.ts';

test.each([
  ['onnx-community/whisper-tiny.en', 'onnx-community/whisper-tiny.en'],
  ['  istupakov/parakeet-tdt-0.6b-v3-onnx/ ', 'istupakov/parakeet-tdt-0.6b-v3-onnx'],
  [
    'https://huggingface.co/onnx-community/moonshine-base-ONNX/tree/main/onnx?x=1',
    'onnx-community/moonshine-base-ONNX',
  ],
])('%s names %s', (text, id) => expect(parseModelId(text)).toBe(id));

test.each([
  '',
  'tiny',
  'a/b/c',
  '../b',
  'a/..',
  'a/b..c',
  '.a/b',
  'a b/c',
  'a/<b>',
  `a/${'b'.repeat(300)}`,
  'https://huggingface.co/a',
])('%j names nothing', (text) =>
  expect(() => parseModelId(text)).toThrow(expect.objectContaining({ code: 'bad-argument' })),
);

test.each([
  ['', defaultHubHost],
  ['hf-mirror.example', 'https://hf-mirror.example'],
  ['https://mirror.example:8443/some/path?x#y', 'https://mirror.example:8443'],
  ['http://localhost:8000/', 'http://localhost:8000'],
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
])('%j is the server %s', (text, host) => expect(parseHubHost(text)).toBe(host));

test.each([
  'http://mirror.example',
  'ftp://mirror.example',
  'javascript:alert(1)',
  'https://me:secret@mirror.example',
  'https://',
  'a b',
])('%j is no server', (text) =>
  expect(() => parseHubHost(text)).toThrow(expect.objectContaining({ code: 'bad-argument' })),
);

test('a folder is named by its outermost part, and its files by what is below', () => {
  const file = new File([], 'x');
  expect(
    folderSource([
      { path: 'base/onnx/a.onnx', file },
      { path: 'base/config.json', file },
    ]),
  ).toEqual({
    kind: 'folder',
    name: 'base',
    files: [
      { path: 'onnx/a.onnx', file },
      { path: 'config.json', file },
    ],
  });
  expect(() => folderSource([])).toThrow(expect.objectContaining({ code: 'file-empty' }));
});
