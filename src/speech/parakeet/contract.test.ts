import { expect, test } from 'vitest';
import { readContract } from './contract.ts';

const vocabulary = '<unk> 0\n▁he 1\n, 2\n<0xC3> 3\n<0xA9> 4\n<|en|> 5\n<blk> 6\n';
const config = { model_type: 'nemo-conformer-tdt', features_size: 80, subsampling_factor: 4, max_tokens_per_step: 5 };
const texts = (changes: Record<string, string> = {}) => ({
  'vocab.txt': vocabulary,
  'config.json': JSON.stringify(config),
  ...changes,
});

test('sizes are those of the files', () => {
  expect(readContract(texts())).toMatchObject({ blank: 6, bands: 80, frameSeconds: 0.04, mostTokens: 5 });
  expect(readContract({ 'vocab.txt': vocabulary })).toMatchObject({ bands: 128, frameSeconds: 0.08, mostTokens: 10 });
});

test('pieces, bytes and markers', () => {
  const { vocabulary: pieces } = readContract(texts());
  expect(pieces.textOf([5, 1, 3, 4, 2, 0, 1])).toBe('heé, he');
  expect(pieces.beginsWord(1)).toBe(true);
  expect(pieces.beginsWord(2)).toBe(false);
});

test.each([
  ['no vocabulary', { 'config.json': '{}' }, 'model-incomplete'],
  ['a vocabulary without a blank', texts({ 'vocab.txt': 'a 0\nb 1\n' }), 'model-broken'],
  ['a blank that is not last', texts({ 'vocab.txt': '<blk> 0\na 1\n' }), 'model-broken'],
  ['ids that are not in order', texts({ 'vocab.txt': 'a 1\n<blk> 0\n' }), 'model-broken'],
  ['a page instead', texts({ 'vocab.txt': '<!doctype html>' }), 'model-broken'],
  ['a description that is none', texts({ 'config.json': '<html>' }), 'model-broken'],
  ['a size that is none', texts({ 'config.json': '{"subsampling_factor": 0}' }), 'model-broken'],
])('%s', (_, files, code) => {
  expect(() => readContract(files)).toThrow(expect.objectContaining({ code }));
});
