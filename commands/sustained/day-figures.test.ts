import { expect, test } from 'vitest';
import type { Day, Turn } from './day.ts';
import { brokenDayLimits, dayFigures } from './day-figures.ts';

const each = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));

/** Twelve turns of ten minutes at four times the speed, of two models in turns. */
function day(differing: (at: number) => Partial<Turn> = () => ({}), complaints: string[] = []): Day {
  const turns = each(12, (at) => ({
    clock: (at + 1) * 600,
    wall: (at + 1) * 180,
    model: at % 2 === 0 ? 'one' : 'two',
    dictated: 600,
    took: 150,
    kept: 600.1,
    text: at % 2 === 0 ? 'Ask not what your country can do.' : 'Ask not what the country can do.',
    droppedBlocks: 0,
    lags: [100, 900, at % 2 === 0 ? 400 : 200],
    fileText: 'Ask.',
    memory: { at: at * 180, bytes: 240e6 + (at % 2) * 8e6, owners: {} },
    resident: 450e6 + (at % 3) * 5e6,
    stored: { seconds: 0, compressed: at * 1.5e6, changes: 100, 'file-sound': at * 2e6, usage: 90e6 },
    load: 1,
    ...differing(at),
  }));
  return { turns, resident: [], complaints };
}

const broken = (...given: Parameters<typeof day>) => brokenDayLimits(dayFigures(day(...given)));

test('a day on which all is well keeps its limits', () => {
  expect(broken()).toEqual([]);
  expect(dayFigures(day())).toMatchObject({
    hours: 2,
    wall_hours: 0.6,
    speed: 4,
    turns: 12,
    memory_mb: 240,
    memory_growth_mb: 0,
    database_mb_per_hour: expect.closeTo(8.25, 2),
    file_sound_mb: 22,
  });
});

test('each loss breaks its own limit', () => {
  expect(broken((at) => (at === 3 ? { droppedBlocks: 1 } : {}))).toEqual(['dropped_blocks']);
  expect(broken(() => ({}), ['Recognition was started again'])).toEqual(['complaints']);
  expect(broken((at) => (at === 3 ? { kept: 590 } : {}))).toEqual(['missing_seconds']);
  expect(broken((at) => (at === 3 ? { fileText: '' } : {}))).toEqual(['empty_texts']);
  const other = { text: 'Mask knots.' };
  expect(broken((at) => (at === 3 || at === 5 ? other : {}))).toEqual(['changed_words_share']);
});

test('memory may grow in the first hour, and not after it', () => {
  const growing = (until: number) => (at: number) => ({
    memory: { at, bytes: 200e6 + Math.min(at, until) * 20e6, owners: {} },
    resident: 400e6 + Math.min(at, until) * 20e6,
  });
  expect(broken(growing(5))).toEqual([]);
  expect(broken(growing(12))).toEqual(['memory_growth_mb', 'resident_growth_mb']);
});

test('a lag that grows is found where another model has none', () => {
  const slower = (at: number) => ({ took: 600, ...(at % 2 === 0 ? {} : { lags: [200 + at * 80] }) });
  expect(broken(slower)).toEqual(['lag_growth_ms']);
  expect(dayFigures(day(slower))).toMatchObject({ lag_start_ms: 440, lag_end_ms: 1080 });
});

test('on a fast clock it is the speed that must stay, and not the delay', () => {
  expect(broken((at) => ({ lags: [200 + at * 80] }))).toEqual([]);
  const slower = (at: number) => ({ took: at % 2 === 0 ? 150 : 75 + at * 5 });
  expect(broken(slower)).toEqual(['speed_loss_share']);
  expect(dayFigures(day(slower)).speed_loss_share).toBeCloseTo(1 - 80 / 120, 5);
});

test('sound that stays raw, and a database that grows by more than the sound, break theirs', () => {
  const { stored } = day().turns[11]!;
  expect(broken(() => ({ stored: { ...stored, seconds: 32_000 } }))).toEqual(['raw_sound_mb']);
  expect(broken(() => ({ stored: { ...stored, versions: 20e6 } }))).toEqual(['database_mb_per_hour']);
});
