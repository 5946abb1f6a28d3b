import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Choice, readClips } from './clips.ts';

const folder = mkdtempSync(join(tmpdir(), 'sotto-manifest-'));
const manifest = join(folder, 'manifest.json');
const entry = (id: string, more: object = {}) => ({
  id,
  file: `clips/${id}.flac`,
  language: 'en',
  reference: 'ask not',
  seconds: 5,
  ...more,
});

writeFileSync(
  manifest,
  JSON.stringify([
    entry('one', { sample_rate: 16_000, reference_alt: 'ask naught' }),
    entry('german', { language: 'de' }),
    entry('two', { reference_alt: null }),
    entry('long', { seconds: 60 }),
    entry('silence', { reference: null }),
  ]),
);
afterAll(() => rmSync(folder, { recursive: true }));

const ids = (choice: Choice) => readClips(manifest, choice).map(({ id }) => id);

test('English recordings with a reference, none longer than anybody wants to wait for', () => {
  expect(ids({})).toEqual(['one', 'two']);
  expect(ids({ count: 1 })).toEqual(['one']);
});

test('what is named is taken as long as it is', () => {
  expect(ids({ ids: ['long', 'one'] })).toEqual(['long', 'one']);
  expect(() => ids({ ids: ['german'] })).toThrow('german');
});

test('files lie beside the manifest, and of two spellings both count', () => {
  const [one, two] = readClips(manifest, {});
  expect(one).toMatchObject({
    file: join(folder, 'clips', 'one.flac'),
    sampleRate: 16_000,
    references: ['ask not', 'ask naught'],
  });
  expect(two).toMatchObject({ sampleRate: null, references: ['ask not'] });
});

test('a manifest that is none is refused', () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"clips": 1}');
  expect(() => readClips(broken, {})).toThrow('not a list');
  expect(() => readClips(join(folder, 'missing.json'), {})).toThrow('no such file');
});
