import { expect, test } from 'vitest';
import { detectorFile, modelFiles, runtimeFiles } from '../../src/speech/testing/runtime-files.ts';
import { fragmentOf, reportIn } from '../report/link.ts';
import { measures } from '../report/measures.ts';
import { around, reportWith } from '../testing/reports.ts';
import { Bench } from './bench-thread.ts';

const bench = new Bench();
await bench.start(await runtimeFiles(), await detectorFile());
const model = await modelFiles();

test('every small piece is measured, in an order of chance', async () => {
  const expected = [...measures].flatMap(([id, { suite }]) => (suite === 'micro' ? [id] : []));
  const measured = await bench.micro({ seed: 5, samples: 2, texts: model.texts });
  const ids = measured.map(({ id }) => id);
  expect(ids.toSorted()).toEqual(expected.toSorted());
  expect(ids).not.toEqual(expected);
  for (const { id, samples } of measured) expect([id, samples.every((ms) => ms > 0)]).toEqual([id, true]);
});

test('a model whose vocabulary nobody can read has all pieces but one', async () => {
  const measured = await bench.micro({ seed: 5, samples: 1, texts: {} });
  expect(measured.map(({ id }) => id)).not.toContain('micro.tokens-to-text');
  expect(measured.length).toBeGreaterThan(5);
});

test('storage is measured, and leaves no database behind', async () => {
  const measured = await bench.storage({ transcripts: 60, samples: 3 });
  expect(measured.map(({ id, samples }) => [id, samples.length])).toEqual([
    ['storage.append', 3],
    ['storage.read', 3],
    ['storage.list', 3],
  ]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('sotto-benchmark');
});

test('the bare runtime decodes the whole of a recording', async () => {
  expect(await bench.openBare(model)).toBe(true);
  const noise = Float32Array.from({ length: 16_000 }, (_, i) => 0.1 * Math.sin(i * i));
  const { ms, encodeMs, tokens } = await bench.runBare(noise);
  await bench.closeBare();
  expect(tokens).toBeGreaterThan(0);
  expect(ms).toBeGreaterThan(encodeMs);
  await expect(bench.runBare(noise)).rejects.toMatchObject({ code: 'internal' });
});

test('a family that it cannot run barely is left out', async () => {
  expect(await bench.openBare({ ...model, family: 'parakeet' })).toBe(false);
});

test('the clock has a step, and the fixed arithmetic takes time', () => {
  expect(bench.timerStep()).toBeGreaterThan(0);
  expect(bench.timerStep()).toBeLessThan(1);
  expect(bench.pace()).toBeGreaterThan(0);
});

test('a link is packed and read by the browser too', async () => {
  const report = reportWith({ 'micro.vad': around(1.4) });
  const read = await reportIn(await fragmentOf(report));
  expect(read.measurements[0]?.figures.median).toBeCloseTo(1.4, 1);
});
