/** What a day must keep to, as figures with limits. Pure: from what `day.ts` observed. */

import { normalisedWords, wordErrors } from '../../benches/statistics/word-errors.ts';
import type { Day, Turn } from './day.ts';
import { brokenLimits, median } from './figures.ts';

export interface DayFigures {
  hours: number;
  wall_hours: number;
  /** Hours of dictation in an hour of the wall's clock, without the time between dictations. */
  speed: number;
  /** By how much of it the same model has become slower. */
  speed_loss_share: number;
  turns: number;
  dropped_blocks: number;
  complaints: number;
  /** Seconds that were dictated, and are in no transcript. */
  missing_seconds: number;
  /** Dictations and files without a word. */
  empty_texts: number;
  /** Share of the words that differ from the first text of the same model. */
  changed_words_share: number;
  memory_mb: number;
  memory_growth_mb: number;
  resident_mb: number | null;
  resident_growth_mb: number | null;
  /** Median delay of live text behind its sound, by the wall's clock. */
  lag_start_ms: number;
  lag_end_ms: number;
  lag_growth_ms: number;
  /** Sound that is not compressed at the end of a rest. */
  raw_sound_mb: number;
  /** All else in the database, for an hour of dictation. */
  database_mb_per_hour: number;
  /** Rows that wait for the search index. */
  changes_kb: number;
  file_sound_mb: number;
}

export type DayFigureName = keyof DayFigures;

/** For a machine with little else to do. */
const limits: Partial<Record<DayFigureName, number>> = {
  dropped_blocks: 0,
  complaints: 0,
  missing_seconds: 2,
  empty_texts: 0,
  changed_words_share: 0.1,
  memory_growth_mb: 50,
  resident_growth_mb: 50,
  lag_growth_ms: 400,
  raw_sound_mb: 0,
  // Opus at 24 kbit/s is 11 MB.
  database_mb_per_hour: 15,
  changes_kb: 100,
  file_sound_mb: 2000,
};

/** A clock of so many times the speed is a fast one. */
const fast = 1.1;

/**
 * A fast clock waits when text is `mostBehind` seconds late (app/automation.ts): there the delay tells how busy the machine was, and what must
 * not grow shows as speed.
 */
export function dayLimits({ speed }: Pick<DayFigures, 'speed'>): typeof limits {
  const { lag_growth_ms: _, ...others } = limits;
  return speed < fast ? limits : { ...others, speed_loss_share: 0.2 };
}

/** Seconds of the clock after which memory must not grow any more; a day of less than twice as many has a quarter of its own. */
const settledAfter = 3600;

export function dayFigures({ turns, complaints }: Pick<Day, 'turns' | 'complaints'>): DayFigures {
  const last = turns.at(-1)!;
  const sum = (of: (turn: Turn) => number) => turns.reduce((total, turn) => total + of(turn), 0);
  const start = last.clock >= 2 * settledAfter ? settledAfter : last.clock / 4;
  const settled = turns.filter(({ clock }) => clock >= start);
  const resident = settled.flatMap((turn) => turn.resident ?? []);
  const { seconds: raw = 0, changes = 0, 'file-sound': files = 0, usage: _, ...stores } = last.stored;
  return {
    hours: last.clock / 3600,
    wall_hours: last.wall / 3600,
    speed: last.clock / sum(({ took }) => took),
    speed_loss_share: Math.max(0, ...thirdsByModel(turns, speedOf).map(({ start, end }) => 1 - end / start)),
    turns: turns.length,
    dropped_blocks: sum(({ droppedBlocks }) => droppedBlocks),
    complaints: complaints.length,
    missing_seconds: sum(({ dictated, kept }) => Math.max(0, dictated - kept)),
    empty_texts: sum(({ text, fileText }) => (text === '' ? 1 : 0) + (fileText === '' ? 1 : 0)),
    changed_words_share: changedShare(turns),
    ...growthOf(
      'memory',
      settled.map(({ memory }) => memory.bytes),
      Math.min,
    ),
    ...(resident.length > 0
      ? growthOf('resident', resident, (...bytes) => median(bytes))
      : { resident_mb: null, resident_growth_mb: null }),
    ...lagFigures(turns),
    raw_sound_mb: raw / 1e6,
    database_mb_per_hour:
      Object.values(stores).reduce((all, bytes) => all + bytes, changes) / 1e6 / (last.clock / 3600),
    changes_kb: changes / 1e3,
    file_sound_mb: files / 1e6,
  };
}

/** The figures that are above their limits. */
export const brokenDayLimits = (figures: DayFigures): DayFigureName[] => brokenLimits(figures, dayLimits(figures));

/** From the first third of a series to the last, each as `typical` has it. */
function growthOf<Name extends string>(name: Name, bytes: readonly number[], typical: (...bytes: number[]) => number) {
  const count = Math.ceil(bytes.length / 3);
  const [first, last] = [typical(...bytes.slice(0, count)) / 1e6, typical(...bytes.slice(-count)) / 1e6];
  return { [`${name}_mb`]: first, [`${name}_growth_mb`]: last - first } as Record<
    `${Name}_mb` | `${Name}_growth_mb`,
    number
  >;
}

const speedOf = ({ dictated, took }: Turn) => dictated / took;

/** Of the models the one whose delay has grown most counts. */
function lagFigures(turns: readonly Turn[]) {
  const ends = thirdsByModel(turns, ({ lags }) => median(lags));
  const [worst] = ends.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const { start, end } = worst ?? { start: 0, end: 0 };
  return { lag_start_ms: start, lag_end_ms: end, lag_growth_ms: Math.max(0, end - start) };
}

/** Models differ: of each the first third of its turns and the last one, in the median. */
function thirdsByModel(turns: readonly Turn[], of: (turn: Turn) => number): { start: number; end: number }[] {
  return turnsByModel(turns).map((own) => {
    const values = own.map(of);
    const count = Math.ceil(values.length / 3);
    return { start: median(values.slice(0, count)), end: median(values.slice(-count)) };
  });
}

function changedShare(turns: readonly Turn[]): number {
  let [errors, words] = [0, 0];
  for (const [first, ...others] of turnsByModel(turns)) {
    const usual = normalisedWords(first!.text);
    // The last turn may be a shorter one, and a recording may end within a word.
    for (const { text, dictated } of others) {
      if (dictated < first!.dictated - 60) continue;
      errors += wordErrors([first!.text], text).errors;
      words += usual.length;
    }
  }
  return words === 0 ? 0 : errors / words;
}

function turnsByModel(turns: readonly Turn[]): Turn[][] {
  const models = new Set(turns.map(({ model }) => model));
  return [...models].map((id) => turns.filter(({ model }) => model === id));
}
