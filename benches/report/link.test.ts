import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { around, reportWith } from '../testing/reports.ts';
import { fitsCode, fragmentOf, reportIn } from './link.ts';
import { measures } from './measures.ts';

const full = reportWith(Object.fromEntries([...measures.keys()].map((id, i) => [id, around(1.37 * (i + 1), 40)])), {
  environment: {
    browser: 'Chromium 156',
    system: 'Linux x86 6.1',
    cores: 8,
    memory: 8,
    graphics: 'nvidia ada-lovelace',
    build: 'work-DQ_Jqsmo.js',
  },
});
const pack = (text: string) => `#bench=${deflateRawSync(text).toString('base64url')}`;

test('a report comes out of a link as it went in, without its samples', async () => {
  const read = await reportIn(`https://sotto.example/${await fragmentOf(full)}`);
  expect(read.measurements.map(({ id }) => id)).toEqual(full.measurements.map(({ id }) => id));
  expect(read.measurements.every(({ samples }) => samples.length === 0)).toBe(true);
  const [own, other] = [full, read].map(({ measurements }) => measurements.find(({ id }) => id === 'model.pass-5s')!);
  // Three digits of it.
  expect(Math.abs(other!.figures.median / own!.figures.median - 1)).toBeLessThan(0.005);
  expect(other!.figures.count).toBe(40);
  expect({ ...read, measurements: [] }).toEqual({ ...full, measurements: [] });
});

test('a full report has room in a link and in a code', async () => {
  const fragment = await fragmentOf(full);
  expect(fragment).toMatch(/^#bench=[\w-]+$/);
  expect(fragment.length).toBeLessThan(1_900);
  expect(fitsCode(`https://sotto.example/${fragment}`)).toBe(true);
});

test.each([
  ['no report', 'https://sotto.example/#other', 'no-report'],
  ['characters of no report', '#bench=<script>', 'damaged'],
  ['what was never packed', '#bench=aGVsbG8', 'damaged'],
  ['half a report', pack(JSON.stringify(full)).slice(0, 200), 'damaged'],
  ['text that is no report', pack('hello'), 'not-json'],
  ['a bomb', pack(' '.repeat(5_000_000)), 'too-large'],
  ['an endless link', `#bench=${'a'.repeat(20_000)}`, 'too-large'],
])('is refused with a code: %s', async (_what, link, fault) => {
  await expect(reportIn(link)).rejects.toMatchObject({ code: 'report-unreadable', details: [fault] });
});
