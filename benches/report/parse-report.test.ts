import { expect, test } from 'vitest';
import type { AppError } from '../../src/core/errors.ts';
import { around, measured, reportWith } from '../testing/reports.ts';
import { mostBytes, parseReport } from './parse-report.ts';
import { writeReport } from './report.ts';

const report = reportWith(
  { 'micro.vad': around(1.2), 'model.pass-5s': around(280) },
  {
    environment: { browser: 'Chromium 156', system: 'Linux', cores: 2, memory: null, graphics: '', build: 'work.js' },
    flags: ['throttled'],
  },
);
const written = JSON.parse(writeReport(report)) as Record<string, unknown>;

const with_ = (change: object) => JSON.stringify({ ...written, ...change });
const withMeasurement = (change: object) =>
  with_({ measurements: [{ ...(written.measurements as object[])[0], ...change }] });

function faultOf(text: string): string {
  try {
    parseReport(text);
  } catch (error) {
    const { code, details } = error as AppError;
    return `${code} ${details[0]}`;
  }
  return 'read';
}

test('what was written is read again', () => {
  const read = parseReport(writeReport(report));
  expect(read.measurements.map(({ id, figures }) => [id, figures.count])).toEqual([
    ['micro.vad', 10],
    ['model.pass-5s', 10],
  ]);
  expect(read.measurements[1]!.figures.median).toBeCloseTo(report.measurements[1]!.figures.median, 3);
  expect({ ...read, measurements: [] }).toEqual({ ...report, measurements: [] });
});

test.each([
  ['no JSON', '{', 'not-json'],
  ['a list', '[]', 'no-report'],
  ['another format', with_({ format: 'speedometer' }), 'no-report'],
  ['a later format', with_({ schema: 2 }), 'newer'],
  ['a schema that is none', with_({ schema: 'one' }), 'damaged'],
  ['a day that is none', with_({ day: '2026-13-45' }), 'damaged'],
  ['a long name', with_({ label: 'x'.repeat(200) }), 'damaged'],
  ['a flag that nobody knows', with_({ flags: ['golden'] }), 'damaged'],
  ['many flags', with_({ flags: Array(50).fill('hidden') }), 'too-large'],
  ['no model', with_({ model: null }), 'damaged'],
  ['threads that are no number', with_({ model: { ...report.model, threads: '4' } }), 'damaged'],
  ['many measurements', with_({ measurements: Array(1000).fill({}) }), 'too-large'],
  ['many samples', withMeasurement({ samples: Array(10_000).fill(1) }), 'too-large'],
  ['samples that are no numbers', withMeasurement({ samples: ['1'] }), 'damaged'],
  ['a time below nothing', withMeasurement({ samples: [-1] }), 'damaged'],
  ['a figure beyond all measure', withMeasurement({ samples: [], figures: [5, 1e300, 0, 1e300, 1, 1e300] }), 'damaged'],
  ['figures that contradict each other', withMeasurement({ samples: [], figures: [5, 10, 0, 10, 11, 12] }), 'damaged'],
  ['figures that are missing', withMeasurement({ samples: [], figures: [5, 10] }), 'damaged'],
  ['megabytes', `${' '.repeat(mostBytes)}{}`, 'too-large'],
])('is refused with a code: %s', (_what, text, fault) => {
  expect(faultOf(text)).toBe(`report-unreadable ${fault}`);
});

test('figures are computed from the samples, whatever the file says of them', () => {
  const read = parseReport(withMeasurement({ samples: [10, 10, 10], figures: { median: 0.001 } }));
  expect(read.measurements[0]!.figures.median).toBe(10);
});

test('unknown fields and measures are left behind', () => {
  const read = parseReport(
    with_({
      script: '<img>',
      measurements: [...(written.measurements as object[]), { id: 'micro.warp', samples: [1] }],
    }),
  );
  expect(read).not.toHaveProperty('script');
  expect(read.measurements.map(({ id }) => id)).not.toContain('micro.warp');
});

test('a prototype cannot be reached', () => {
  parseReport(JSON.stringify(written).replace('{', '{"__proto__": {"isBad": true}, '));
  expect(({} as { isBad?: boolean }).isBad).toBeUndefined();
});

test('characters that would move the text around are taken out of names', () => {
  expect(parseReport(with_({ label: 'a\u202eb\u0000c\u2028d' })).label).toBe('abcd');
});

test('the same measure twice is one', () => {
  const twice = [measured('micro.vad', [1]), measured('micro.vad', [2]), measured('model.backend', [3], [], 'WebGPU')];
  expect(parseReport(with_({ measurements: twice })).measurements).toHaveLength(2);
});
